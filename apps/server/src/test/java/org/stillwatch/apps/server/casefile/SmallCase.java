// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
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

/// A case of three accounts on a real disk, worked on by real people: proposed, enforced, approved
/// by two, renewed, appealed and overturned. Two of the accounts have names that would like to be
/// run.
public final class SmallCase implements AutoCloseable {
  public static final String ID = "case_000001";
  public static final String FORMULA = "=cmd|'/c calc'!A0";
  public static final String MARKUP = "<img src=x onerror=alert(1)>";

  static final String RECORD =
      """
      {"schema":"stillwatch.campaign/1","id":"c_1","verdict":"act","exchanges":1234,"tokens":56789,\
      "usdCents":null,"why":"they ask in turns","firstSeen":"2026-01-01T00:00:00.000Z",\
      "lastSeen":"2026-01-02T00:00:00.000Z","axes":{"intent":{"p":0.9,"interval":[0.8,0.95]},\
      "coordination":null,"concealment":null,"calibration":"lab","nullFdr":0.1},"accounts":[],\
      "evidence":[{"signal":"D23","family":"T","costlyToForge":true,"logOddsNats":3.25,"for":true,\
      "text":"they split one list","counterfactual":"without it, watch","exemplars":[]},\
      {"signal":"D40","family":"O","costlyToForge":false,"logOddsNats":-0.75,"for":false,\
      "text":"one pays by invoice","counterfactual":"","exemplars":[]}],\
      "hypotheses":[{"name":"Y1","probability":0.9},{"name":"Y2","probability":0.1}],\
      "counterfactual":"the shared card","unknown":[{"what":"prices","changes":"the cost"}]}\
      """;

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
  private final Path folder;
  private final Database database;
  private final Journal history;
  private final Clerk clerk;
  private final FrontDesk desk;
  private final Assessor assessor;

  /// The case before anybody did anything about it.
  public SmallCase(Path folder) throws IOException {
    this.folder = folder;
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
            _ -> Optional.of(RECORD),
            new CaseExport(database.docket(), database.auditLog(), clerk::docket, clock));
  }

  /// The same with all that people did.
  public static SmallCase worked(Path folder) throws Exception {
    var one = new SmallCase(folder);
    one.load();
    one.find();
    one.work();
    return one;
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
    var facts =
        List.of(
            facts("one", OptionalLong.of(2_000)),
            facts(FORMULA, OptionalLong.of(500)),
            facts(MARKUP, OptionalLong.empty()));
    var accounts = new TreeMap<String, Finding>();
    facts.forEach(f ->
        accounts.put(
            f.account().value(),
            new Finding(
                f.account().value(), Verdict.ACT, "{\"schema\":\"stillwatch.account-result/1\"}")));
    assessor.assess(
        new Assessor.Tick(
            now.get(), facts, accounts, Map.of("c_1", new Finding("c_1", Verdict.ACT, RECORD))));
    assessor.await();
  }

  private static Facts facts(String account, OptionalLong pays) {
    return new Facts(
        new AccountId(account),
        new Grounds("", "c_1", Verdict.ACT, Calibration.LAB, 3, true),
        0.875,
        true,
        new Facts.Axes(OptionalDouble.of(0.9), OptionalDouble.empty(), OptionalDouble.empty()),
        new Facts.Customer(
            "metered", Set.of("card"), Set.of(), Set.of(), OptionalLong.of(9), pays));
  }

  private void work() {
    String digest = "{\"digest\":\"" + clerk.docket().policy().digest() + "\"}";
    ask(Desk.Address.ASSIGN_CASE, "bo", ID, "{\"to\":\"bo\"}");
    ask(Desk.Address.NOTE_CASE, "bo", ID, "{\"text\":\"looks <b>like</b> one list\"}");
    ask(Desk.Address.ENFORCE_POLICY, "bo", "", digest);
    ask(Desk.Address.ENFORCE_POLICY, "chi", "", digest);
    ask(Desk.Address.APPROVE_CASE, "bo", ID, "{\"actions\":3}");
    ask(Desk.Address.APPROVE_CASE, "chi", ID, "{\"actions\":3}");
    now.addAndGet(3_600_000);
    ask(Desk.Address.RENEW_MEASURE, "bo", "a_00000001", "{\"days\":10}");
    ask(
        Desk.Address.FILE_APPEAL,
        "front",
        "",
        "{\"account\":\"" + MARKUP + "\",\"statement\":\"we are a school\"}");
    ask(
        Desk.Address.DECIDE_APPEAL,
        "dev",
        "appeal_000001",
        "{\"outcome\":\"overturned\",\"reason\":\"a school indeed\"}");
    now.addAndGet(3_600_000);
  }

  /// The answer to a call that must be taken.
  public String ask(Desk.Address address, String person, String id, String body) {
    return done(desk.answer(new Desk.Call(address, person, id, "", body)));
  }

  private static String done(Desk.Reply reply) {
    if (reply instanceof Desk.Reply.Done done) {
      return done.json();
    }
    throw new AssertionError(reply);
  }

  /// The answer to whatever call.
  public Desk.Reply answer(Desk.Address address, String id) {
    return desk.answer(new Desk.Call(address, "ana", id, "", ""));
  }

  /// The answer to whatever call, its body too.
  public Desk.Reply answer(Desk.Call call) {
    return desk.answer(call);
  }

  /// The case as it leaves the house.
  public byte[] bundle() {
    if (answer(Desk.Address.EXPORT_CASE, ID) instanceof Desk.Reply.File file) {
      return file.zip();
    }
    throw new AssertionError("no bundle");
  }

  /// The database of the service.
  public Database database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    assessor.close();
    history.close();
    database.close();
  }
}
