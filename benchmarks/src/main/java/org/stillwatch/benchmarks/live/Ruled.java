// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.apps.server.docket.Assessor;
import org.stillwatch.apps.server.docket.Clerk;
import org.stillwatch.apps.server.docket.Policies;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.docket.Enforcement;
import org.stillwatch.respond.docket.Refused;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// An enforced policy of many rules over many accounts with findings, as a service has it: laid
/// over a tick on a thread of its own, its measures looked up by decisions.
final class Ruled implements AutoCloseable {
  private final Journal history;
  private final Clerk clerk;
  private final Assessor assessor;
  private final List<Facts> facts;
  private long tick = 3_600_000L;

  private Ruled(Journal history, Clerk clerk, Assessor assessor, List<Facts> facts) {
    this.history = history;
    this.clerk = clerk;
    this.assessor = assessor;
    this.facts = facts;
  }

  /// Makes and enforces one.
  ///
  /// @param database whose docket it is kept in; stays open
  /// @param rules of which the last alone acts, so that all are asked
  /// @param accounts one in fifty of them at `review`, as in [Filled]
  static Ruled start(Database database, Path folder, int rules, int accounts, String keyId)
      throws IOException, Refused {
    Files.createDirectories(folder);
    var clerk =
        new Clerk(database.docket(), InstantSource.system(), () -> AppealDoor.NONE, events -> {});
    byte[] yaml = yaml(rules).getBytes(StandardCharsets.UTF_8);
    Policy policy = PolicyFile.read("policy", yaml);
    var text =
        new DocketStore.Text(
            "policy_" + policy.digest(), "policy", new String(yaml, StandardCharsets.UTF_8));
    clerk.take((docket, now) -> Enforcement.load(docket, policy, "ana", now), _ -> List.of(text));
    for (String person : List.of("ana", "bo")) {
      clerk.take(
          (docket, now) -> Enforcement.approve(docket, person, policy.digest(), now),
          _ -> List.of());
    }
    var history =
        Journal.open(
            folder.resolve("assessed"),
            JournalSettings.DEFAULT,
            Assessed.frames().header("assessed/1", keyId));
    var assessor = new Assessor(clerk, new Policies(clerk, folder), history);
    return new Ruled(history, clerk, assessor, facts(accounts));
  }

  private static String yaml(int rules) {
    var yaml = new StringBuilder("policy: many-rules\nversion: 1\nrules:\n");
    for (int i = 1; i < rules; i++) {
      yaml.append(
          """
            - id: exempt-%d
              when: 'plan == "plan-%d" && "identity" in verification && usdCentsPerMonth > %d'
              measure: allow
          """
              .formatted(i, i, 1_000 * i));
    }
    return yaml.append("  - id: likely\n    when: verdict >= review && membership >= 0.5\n")
        .append("    measure: step_up\n")
        .toString();
  }

  private static List<Facts> facts(int accounts) {
    var facts = new ArrayList<Facts>();
    for (int i = 0; i < accounts; i++) {
      var verdict = i % 50 == 0 ? Verdict.REVIEW : Verdict.WATCH;
      facts.add(
          new Facts(
              new AccountId(Filled.account(i)),
              new Grounds("", "c_" + i / 5_000, verdict, Calibration.LAB, 3, true),
              0.9,
              true,
              new Facts.Axes(
                  OptionalDouble.of(0.9), OptionalDouble.of(0.96), OptionalDouble.of(0.8)),
              new Facts.Customer(
                  "plan-" + i % 300,
                  Set.of("email", "card"),
                  Set.of(),
                  Set.of(),
                  OptionalLong.of(100),
                  OptionalLong.of(2_000))));
    }
    return List.copyOf(facts);
  }

  /// What is done about an account.
  Order about(ApiKey key) {
    return clerk.about(key);
  }

  /// Hands over the next tick and does not wait.
  void tick() {
    assessor.assess(new Assessor.Tick(tick, facts, Map.of(), Map.of()));
    tick += 3_600_000L;
  }

  /// Waits until all ticks are assessed; how long that took in milliseconds.
  long await() throws InterruptedException {
    long began = System.nanoTime();
    assessor.await();
    return (System.nanoTime() - began) / 1_000_000L;
  }

  /// How many accounts have a measure.
  int measures() {
    return clerk.docket().enforced(InstantSource.system().millis()).size();
  }

  @Override
  public void close() throws IOException {
    assessor.close();
    history.close();
  }
}
