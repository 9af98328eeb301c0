// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.adapters.sql.KeyGrant;
import org.stillwatch.apps.cli.fit.Fit;
import org.stillwatch.apps.server.RespondSettings;
import org.stillwatch.apps.server.ServeSettings;
import org.stillwatch.apps.server.Service;
import org.stillwatch.apps.server.keys.FirstKey;
import org.stillwatch.apps.server.keys.Keyring;
import org.stillwatch.judge.Confidence;
import org.stillwatch.respond.Role;

/// A live service in this process, on a real disk and a free port.
final class LiveServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final Service service;
  private final LiveCaller admin;

  private LiveServer(Database database, Service service, LiveCaller admin) {
    this.database = database;
    this.service = service;
    this.admin = admin;
  }

  static LiveServer start(Path state) throws IOException {
    return start(state, ApiLimits.DEFAULT);
  }

  static LiveServer start(Path state, ApiLimits limits) throws IOException {
    return start(state, limits, InstantSource.system());
  }

  static LiveServer start(Path state, ApiLimits limits, InstantSource clock) throws IOException {
    return start(state, limits, clock, RespondSettings.local(state));
  }

  static LiveServer start(
      Path state, ApiLimits limits, InstantSource clock, RespondSettings respond)
      throws IOException {
    return start(state, limits, clock, settings -> settings.responding(respond));
  }

  static LiveServer start(Path state, UnaryOperator<ServeSettings> changed) throws IOException {
    return start(state, ApiLimits.DEFAULT, InstantSource.system(), changed);
  }

  static LiveServer start(
      Path state, ApiLimits limits, InstantSource clock, UnaryOperator<ServeSettings> changed)
      throws IOException {
    Files.createDirectories(state);
    var database = Database.open(DatabaseSettings.sqlite(state.resolve("stillwatch.db")));
    var keys = database.apiKeys(new SecureRandom());
    FirstKey.make(state, keys, database.auditLog(), clock);
    var service =
        Service.start(
            changed.apply(
                ServeSettings.local(
                    state, KeyFile.demo(), Fit.shipped().map(Confidence::new), limits)),
            database,
            new Keyring(keys, clock),
            clock);
    String secret = Files.readString(state.resolve("admin.key")).strip();
    return new LiveServer(database, service, LiveCaller.of(service.port(), secret));
  }

  /// Calls with the first administrator's key.
  LiveCaller admin() {
    return admin;
  }

  /// Calls with a new key of some roles.
  LiveCaller with(Role... roles) throws IOException {
    return called("test", roles);
  }

  /// Calls with a new key of a person.
  LiveCaller called(String person, Role... roles) throws IOException {
    var grant = new KeyGrant(person, Set.of(roles), 1, "test", OptionalLong.empty());
    return LiveCaller.of(service.port(), database.apiKeys(new SecureRandom()).add(grant).secret());
  }

  /// The database of the service.
  Database database() {
    return database;
  }

  LiveCaller stranger() {
    return LiveCaller.of(service.port(), "");
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// Sends lines in batches; every line must be accepted.
  static void send(LiveCaller caller, String path, List<String> lines, int batch)
      throws IOException, InterruptedException {
    for (int from = 0; from < lines.size(); from += batch) {
      var some = lines.subList(from, Math.min(from + batch, lines.size()));
      int accepted = json(caller.post(path, some)).path("accepted").asInt();
      if (accepted != some.size()) {
        throw new AssertionError(accepted + " of " + some.size() + " lines accepted");
      }
    }
  }

  /// The campaigns as a scan would write them.
  static List<String> campaigns(LiveCaller caller) throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      JsonNode page = json(caller.get("/v1/campaigns?limit=2&after=" + after.get()));
      for (JsonNode campaign : page.path("campaigns")) {
        lines.add(CampaignLines.line(CampaignLines.read(campaign.toString())));
      }
      after = Optional.ofNullable(page.path("next").textValue());
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    service.close();
    database.close();
  }
}
