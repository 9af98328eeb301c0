// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.policy.PolicySignature;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.apps.server.casefile.CaseExport;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.apps.server.docket.Assessor;
import org.stillwatch.apps.server.docket.Clerk;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.apps.server.docket.Policies;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Facts;

/// A case about a campaign that a scan found, worked on at the desk of a service whose clock the
/// test sets: proposed, enforced and approved by two people, and closed nine days later.
final class ReferredCase implements AutoCloseable {
  /// How it ends.
  enum Ending {
    /// Nobody appealed, people closed it, the time to appeal is over.
    CLOSED,
    /// People have not closed it.
    LEFT_OPEN,
    /// It is exported a day after it was closed.
    EARLY,
    /// Somebody appeals and nobody decided yet.
    APPEALED,
    /// Somebody appealed and won.
    WON,
    /// Somebody appealed and lost.
    LOST
  }

  static final String STATEMENT = "we are the evening class of the harbour school";

  private static final long DAY = 86_400_000L;
  private static final String POLICY =
      """
      policy: first-answer
      version: 1
      rules:
        - id: likely-farm
          when: verdict >= review && membership >= 0.5
          measure: throttle
          days: 7
      """;

  private final AtomicLong now = new AtomicLong(1_780_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final String record;
  private final String campaign;
  private final List<String> accounts = new ArrayList<>();
  private final Path folder;
  private final Database database;
  private final Journal history;
  private final Clerk clerk;
  private final FrontDesk desk;
  private final Assessor assessor;

  private ReferredCase(Path folder, String record) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.record = record;
    JsonNode json = new JsonMapper().readTree(record);
    campaign = json.path("id").asText();
    json.path("accounts").forEach(a -> accounts.add(a.path("id").asText()));
    database = Database.open(DatabaseSettings.sqlite(folder.resolve("stillwatch.db")));
    history =
        Journal.open(
            folder.resolve("assessed"),
            JournalSettings.DEFAULT,
            Assessed.frames().header("assessed/1", KeyFile.demo().keyId()));
    clerk = new Clerk(database.docket(), clock, () -> AppealDoor.NONE, _ -> {});
    var policies = new Policies(clerk, Files.createDirectories(folder.resolve("keys")));
    assessor = new Assessor(clerk, policies, history);
    desk =
        new FrontDesk(
            clerk,
            policies,
            history,
            clock,
            "contact",
            _ -> Optional.of(record),
            new CaseExport(database.docket(), database.auditLog(), clerk::docket, clock));
  }

  /// The case as it leaves the house.
  ///
  /// @param folder for the state of the service
  /// @param record a line of `campaigns.jsonl`
  static byte[] exported(Path folder, String record, Ending ending) throws Exception {
    try (var one = new ReferredCase(folder, record)) {
      one.load();
      one.find();
      one.work(ending);
      return one.bundle();
    }
  }

  private void load() throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    pem(folder.resolve("keys/ana.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    Path mine = folder.resolve("ana.key");
    pem(mine, "PRIVATE KEY", pair.getPrivate().getEncoded());
    String signature = PolicySignature.sign(POLICY.getBytes(StandardCharsets.UTF_8), mine).strip();
    done(desk.answer(new Desk.Call(Desk.Address.LOAD_POLICY, "ana", "", signature, POLICY)));
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private void find() throws InterruptedException {
    var found = new TreeMap<String, Finding>();
    accounts.forEach(a ->
        found.put(a, new Finding(a, Verdict.ACT, "{\"schema\":\"stillwatch.account-result/1\"}")));
    assessor.assess(
        new Assessor.Tick(
            now.get(),
            accounts.stream().map(this::facts).toList(),
            found,
            Map.of(campaign, new Finding(campaign, Verdict.ACT, record))));
    assessor.await();
  }

  private Facts facts(String account) {
    return new Facts(
        new AccountId(account),
        new Grounds("", campaign, Verdict.ACT, Calibration.LAB, 3, true),
        0.875,
        true,
        new Facts.Axes(OptionalDouble.of(0.9), OptionalDouble.empty(), OptionalDouble.empty()),
        new Facts.Customer(
            "metered",
            Set.of("card"),
            Set.of(),
            Set.of(),
            OptionalLong.of(9),
            OptionalLong.empty()));
  }

  private void work(Ending ending) {
    String digest = "{\"digest\":\"" + clerk.docket().policy().digest() + "\"}";
    String id = clerk.docket().cases().firstKey();
    ask(Desk.Address.NOTE_CASE, "bo", id, "{\"text\":\"looks like one list to me\"}");
    ask(Desk.Address.ENFORCE_POLICY, "bo", "", digest);
    ask(Desk.Address.ENFORCE_POLICY, "chi", "", digest);
    String all = "{\"actions\":" + accounts.size() + "}";
    ask(Desk.Address.APPROVE_CASE, "bo", id, all);
    ask(Desk.Address.APPROVE_CASE, "chi", id, all);
    now.addAndGet(DAY);
    appeal(ending);
    if (ending != Ending.LEFT_OPEN) {
      ask(Desk.Address.CLOSE_CASE, "bo", id, "{\"reason\":\"it stands\"}");
    }
    now.addAndGet(ending == Ending.EARLY ? DAY : 9 * DAY);
  }

  private void appeal(Ending ending) {
    if (ending == Ending.APPEALED || ending == Ending.WON || ending == Ending.LOST) {
      ask(
          Desk.Address.FILE_APPEAL,
          "front",
          "",
          "{\"account\":\"%s\",\"statement\":\"%s\"}".formatted(accounts.getFirst(), STATEMENT));
    }
    if (ending == Ending.WON || ending == Ending.LOST) {
      ask(
          Desk.Address.DECIDE_APPEAL,
          "dev",
          "appeal_000001",
          "{\"outcome\":\"%s\",\"reason\":\"looked again\"}"
              .formatted(ending == Ending.WON ? "overturned" : "upheld"));
    }
  }

  private void ask(Desk.Address address, String person, String id, String body) {
    done(desk.answer(new Desk.Call(address, person, id, "", body)));
  }

  private static void done(Desk.Reply reply) {
    if (!(reply instanceof Desk.Reply.Done)) {
      throw new AssertionError(reply);
    }
  }

  private byte[] bundle() {
    String id =
        clerk.docket().cases().values().stream()
            .filter(c -> c.account().isEmpty())
            .findFirst()
            .orElseThrow()
            .id();
    var call = new Desk.Call(Desk.Address.EXPORT_CASE, "ana", id, "", "");
    if (desk.answer(call) instanceof Desk.Reply.File file) {
      return file.zip();
    }
    throw new AssertionError("no bundle");
  }

  @Override
  public void close() throws IOException {
    assessor.close();
    history.close();
    database.close();
  }
}
