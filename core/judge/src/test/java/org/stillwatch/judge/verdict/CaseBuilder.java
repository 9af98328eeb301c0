// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.Usage;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Profiles;

/// Builds case files for tests: a group of accounts in a population of 1,000.
final class CaseBuilder {
  /// A tenure that nobody wrote down.
  static final long AGE_UNKNOWN = -1;

  static final long TICK = 20_000L * 86_400_000L;
  private static final Client CLIENT = new Client(3, 2, 0, 0, 0);

  /// The template that the group is anchored on.
  static final long ANCHOR = 9;

  private static final long HOUR = 3_600_000L;

  private final EvidenceLog log = new EvidenceLog();
  private final int size;
  private final List<Tested.Outcome> outcomes = new ArrayList<>();
  private final Map<AccountId, Subject> subjects = new HashMap<>();
  private final Map<Long, Set<Long>> contents = new HashMap<>();
  private final List<Cluster.Anchor> anchors = new ArrayList<>();
  private double membership = 0.99;
  private int declared = Integer.MAX_VALUE;
  private Set<String> programmes = Set.of();
  private int[] hours = {};
  private int tied = Integer.MAX_VALUE;
  private boolean dark;
  private boolean aroundTheClock = true;
  private long tenureDays = 5;
  private Set<String> verification = Set.of();
  private Set<String> declaredUse = Set.of();
  private long systemPrompts = 1;
  private double logQ = -50;

  CaseBuilder(int size) {
    this.size = size;
    for (int i = 0; i < 1_000; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  CaseBuilder measured(String name, CauseGroup cause, Frame frame, double logP) {
    var seen = new TestResult.Measured(logP, members(), "seen");
    outcomes.add(new Tested.Outcome(test(name, cause, frame), seen, true));
    return this;
  }

  CaseBuilder tooLittle(String name, CauseGroup cause, Frame frame, String why) {
    var little = new TestResult.TooLittle(why);
    outcomes.add(new Tested.Outcome(test(name, cause, frame), little, true));
    return this;
  }

  private static GroupTest test(String name, CauseGroup cause, Frame frame) {
    return new GroupTest() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Needs needs() {
        return Needs.NOTHING;
      }

      @Override
      public String signal() {
        return "D0";
      }

      @Override
      public CauseGroup cause() {
        return cause;
      }

      @Override
      public Frame frame() {
        return frame;
      }

      @Override
      public Ready prepare(EvidenceLog ignored, long tickMillis) {
        return group -> new TestResult.TooLittle("not run");
      }
    };
  }

  CaseBuilder bound() {
    return measured("bound-items", CauseGroup.IDENTITY, Frame.BOUND, -60);
  }

  /// The first so many members share cards.
  CaseBuilder boundAmong(int members) {
    var seen = new TestResult.Measured(-60, Members.of(IntStream.range(0, members).toArray()), "");
    outcomes.add(
        new Tested.Outcome(test("bound-items", CauseGroup.IDENTITY, Frame.BOUND), seen, true));
    return this;
  }

  /// Text that was served to the first so many accounts stands in a leaked corpus.
  CaseBuilder leaked(int accounts) {
    IntStream.range(0, accounts).forEach(log::leaked);
    return this;
  }

  CaseBuilder synchrony() {
    return measured("synchrony", CauseGroup.TIMING, Frame.COPY, -13);
  }

  CaseBuilder failover() {
    return measured("failover", CauseGroup.IDENTITY, Frame.MUTUAL, -30);
  }

  CaseBuilder content() {
    return anchored(Channel.TEMPLATE, ANCHOR, 0.95, 0.03);
  }

  CaseBuilder anchored(Channel channel, long item, double coverage, double prevalence) {
    anchors.add(new Cluster.Anchor(channel, item, coverage, prevalence));
    return this;
  }

  /// How surely each account belongs.
  CaseBuilder membership(double each) {
    membership = each;
    return this;
  }

  /// Only the first so many accounts declared and were verified.
  CaseBuilder declaredBy(int accounts) {
    declared = accounts;
    return this;
  }

  CaseBuilder programme(String name) {
    programmes = Set.of(name);
    return this;
  }

  /// Requests of each account in the hours of the day, from midnight on.
  CaseBuilder hours(int... requests) {
    hours = requests;
    return this;
  }

  CaseBuilder moved(int from, int to) {
    log.handedOver(new Handover(from, to, TICK - HOUR, 500_000L + 1_000L * from + to));
    return this;
  }

  CaseBuilder uses(int principal, Channel channel, long item, int times) {
    for (int use = 0; use < times; use++) {
      log.use(principal, channel, item, TICK - HOUR);
    }
    return this;
  }

  /// Principals from the first on were opened so many days before their first request.
  CaseBuilder opened(int from, int to, long daysBefore) {
    for (int i = from; i < to; i++) {
      log.request(i, TICK - HOUR, false);
      log.opened(i, TICK - HOUR - daysBefore * 24 * HOUR);
    }
    return this;
  }

  /// Only the first so many members hold what is costly to forge.
  CaseBuilder tied(int members) {
    tied = members;
    return this;
  }

  /// Conversations move along a chain of so many pairs of members, after refusals.
  ///
  /// @param content what they carry; [#ANCHOR] is the group's own
  CaseBuilder moves(int pairs, long content) {
    for (int i = 0; i < pairs; i++) {
      long conversation = 1_000L * content + i;
      log.handedOver(new Handover(i, i + 1, TICK - HOUR, conversation));
      contents.put(conversation, Set.of(content));
    }
    return this;
  }

  /// Conversations move inside teams of five, and never between two teams.
  CaseBuilder movesInTeams(int teams) {
    for (int i = 0; i < 5 * teams; i++) {
      if (i % 5 > 0) {
        log.handedOver(new Handover(i - 1, i, TICK - HOUR, i));
      }
    }
    return this;
  }

  /// Principals from the first on use an item often enough to hold it.
  CaseBuilder holds(Channel channel, long item, int from, int to, long timeMillis) {
    for (int i = from; i < to; i++) {
      for (int use = 0; use < channel.leastCount(); use++) {
        log.use(i, channel, item, timeMillis);
      }
    }
    return this;
  }

  /// No account table, no addresses, no prompts.
  CaseBuilder dark() {
    dark = true;
    return this;
  }

  CaseBuilder officeHours() {
    aroundTheClock = false;
    return this;
  }

  CaseBuilder tenure(long days) {
    tenureDays = days;
    return this;
  }

  CaseBuilder declared(String use, String verified) {
    declaredUse = Set.of(use);
    verification = Set.of(verified);
    return this;
  }

  CaseBuilder manySystemPrompts() {
    systemPrompts = 12;
    return this;
  }

  CaseBuilder fdr(double rate) {
    logQ = StrictMath.log(rate);
    return this;
  }

  CaseBuilder oneMailDomain() {
    return everybodyUses(Channel.MAIL_DOMAIN);
  }

  CaseBuilder oneNetwork() {
    return everybodyUses(Channel.NETWORK);
  }

  private CaseBuilder everybodyUses(Channel channel) {
    for (int i = 0; i < size; i++) {
      for (int use = 0; use < channel.leastCount(); use++) {
        log.use(i, channel, 5, TICK - HOUR);
      }
    }
    return this;
  }

  private Members members() {
    return Members.of(IntStream.range(0, size).toArray());
  }

  CaseFile build() {
    var accounts = new ArrayList<ClusterMember>();
    for (int i = 0; i < size; i++) {
      var id = new AccountId("a" + i);
      accounts.add(new ClusterMember(i, id, membership, true, i < tied));
      subjects.put(id, subject(id, i < declared));
    }
    var cluster =
        new Cluster(
            "c_test",
            accounts,
            members(),
            outcomes,
            List.copyOf(anchors),
            logQ,
            new Cluster.Life("", List.of(), List.of()));
    return new CaseFile(cluster, log, profiles(), TICK);
  }

  private Profiles profiles() {
    return new Profiles() {
      @Override
      public Subject of(AccountId account) {
        return Optional.ofNullable(subjects.get(account)).orElseThrow();
      }

      @Override
      public Set<Long> contentOf(long conversation) {
        return contents.getOrDefault(conversation, Set.of());
      }
    };
  }

  private Subject subject(AccountId id, boolean declares) {
    var card = new AccountCard();
    for (int h = 0; h < hours.length; h++) {
      for (int i = 0; i < hours[h]; i++) {
        card.add(exchange(id, TICK - 24 * HOUR + h * HOUR + i, 1, dark));
      }
    }
    for (int i = 0; i < 96 && hours.length == 0; i++) {
      long hour = aroundTheClock ? i % 24 : 9 + i % 8;
      card.add(
          exchange(id, TICK - (1L + i % 4) * 24 * HOUR + hour * HOUR, 1 + i % systemPrompts, dark));
    }
    return new Subject(
        card,
        new FrequentSegments(),
        dark ? Optional.empty() : Optional.of(facts(id, declares)),
        TICK);
  }

  private AccountFacts facts(AccountId id, boolean declares) {
    return new AccountFacts(
        id,
        AccountFacts.UNKNOWN_TIME,
        tenureDays == AGE_UNKNOWN ? AccountFacts.UNKNOWN_TIME : TICK - tenureDays * 24 * HOUR,
        AccountFacts.UNKNOWN_TIME,
        0,
        "pro",
        AccountFacts.Entitlement.UNKNOWN,
        "active",
        "",
        declares ? verification : Set.of(),
        programmes,
        declares ? declaredUse : Set.of(),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }

  private static Observation exchange(AccountId id, long timeMillis, long system, boolean dark) {
    var none = Fingerprint.NONE;
    var print =
        new Fingerprint(
            dark ? 0 : 100,
            false,
            1,
            List.of(),
            system * 7_919,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(),
            Set.of(),
            "Latn",
            -1,
            none.answer());
    return new Observation(
        "x" + timeMillis,
        "first-party-api",
        timeMillis,
        id,
        0,
        0,
        0,
        0,
        "m",
        Operation.CHAT,
        dark ? Client.UNKNOWN : CLIENT,
        print,
        Reply.UNKNOWN,
        Usage.UNKNOWN);
  }
}
