// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import com.linecorp.armeria.common.CommonPools;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.apps.server.ServeSettings;
import org.stillwatch.apps.server.Service;
import org.stillwatch.apps.server.keys.FirstKey;
import org.stillwatch.apps.server.keys.Keyring;
import org.stillwatch.apps.server.ledger.LedgerSettings;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.respond.docket.Refused;

/// A service that remembers findings about many accounts, with an empty handler and a bare server
/// in the same process, on the same event loops, beside it.
final class Filled implements AutoCloseable {
  private final Database database;
  private final Service service;
  private final Server empty;
  private final Bare bare;
  private final String secret;

  private Filled(Database database, Service service, Server empty, Bare bare, String secret) {
    this.database = database;
    this.service = service;
    this.empty = empty;
    this.bare = bare;
    this.secret = secret;
  }

  static String account(int number) {
    return "acc-%07d".formatted(number);
  }

  /// Starts it.
  ///
  /// @param accounts how many have findings
  static Filled start(Path state, int accounts) throws IOException {
    return start(state, accounts, LedgerSettings.DEFAULT, 0);
  }

  /// Starts it, with another use of answers.
  ///
  /// @param rules of a policy that is enforced and whose measures hold; 0 for none
  static Filled start(Path state, int accounts, LedgerSettings ledger, int rules)
      throws IOException {
    Files.createDirectories(state);
    var clock = InstantSource.system();
    var database = Database.open(DatabaseSettings.sqlite(state.resolve("stillwatch.db")));
    if (accounts > 0) {
      remember(database, accounts, clock.millis());
    }
    if (rules > 0) {
      measured(database, state, rules, accounts);
    }
    var keys = database.apiKeys(new SecureRandom());
    FirstKey.make(state, keys, database.auditLog(), clock);
    var settings =
        ServeSettings.local(state, KeyFile.demo(), Optional.empty(), ApiLimits.DEFAULT)
            .keeping(ledger);
    var service = Service.start(settings, database, new Keyring(keys, clock), clock);
    var empty =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service(
                "/empty",
                (ctx, request) ->
                    HttpResponse.of(
                        request
                            .aggregate()
                            .thenApply(whole -> HttpResponse.of(MediaType.JSON, "{}"))))
            .build();
    empty.start().join();
    return new Filled(
        database,
        service,
        empty,
        Bare.start(CommonPools.workerGroup()),
        Files.readString(state.resolve("admin.key")).strip());
  }

  private static void measured(Database database, Path state, int rules, int accounts)
      throws IOException {
    String keyId = KeyFile.demo().keyId();
    try (var ruled = Ruled.start(database, state.resolveSibling("ruled"), rules, accounts, keyId)) {
      ruled.tick();
      ruled.await();
      System.err.printf("%,d measures of %d rules%n", ruled.measures(), rules);
    } catch (Refused | InterruptedException e) {
      throw new IOException("the policy is not enforced", e);
    }
  }

  /// Notes findings about many accounts, one in fifty of them at `review`.
  static void remember(Database database, int accounts, long atMillis) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      var verdict = i % 50 == 0 ? Verdict.REVIEW : Verdict.WATCH;
      var result =
          new AccountResult(
              new AccountId(account(i)), verdict, List.of(), List.of(), List.of(), List.of());
      findings.add(new Finding(account(i), verdict, AccountResultLines.line(result)));
    }
    database.findings().replace(atMillis, List.of(), findings);
  }

  int port() {
    return service.port();
  }

  int emptyPort() {
    return empty.activeLocalPort();
  }

  int barePort() {
    return bare.port();
  }

  String secret() {
    return secret;
  }

  @Override
  public void close() throws IOException {
    bare.close();
    empty.stop().join();
    service.close();
    database.close();
  }
}
