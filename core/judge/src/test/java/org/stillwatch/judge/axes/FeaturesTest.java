// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Profiles;
import org.stillwatch.judge.Reason;

/// Each number that describes a group, against what two accounts whose traffic is written out here
/// make of it by hand.
class FeaturesTest {
  private static final long DAY = 86_400_000L;
  private static final long TICK = 20_000L * DAY;
  private static final double EXACT = 1e-9;

  /// Sends 48 requests around the clock in the last two days: long reasoning over one template.
  private static final AccountId BUSY = new AccountId("busy");

  /// Sends 20 requests at nine in the morning of one day ten days ago, about two other things.
  private static final AccountId CALM = new AccountId("calm");

  private final EvidenceLog log = new EvidenceLog();

  private static double log1p(double value) {
    return StrictMath.log1p(value);
  }

  private Subject busy() {
    var card = new AccountCard();
    var segments = new FrequentSegments();
    for (int i = 0; i < 48; i++) {
      var said =
          print(
              300,
              1 + i % 2,
              Map.of(TaskClass.REASONING, 200),
              Set.of(RequestForm.CHAIN_OF_THOUGHT));
      card.add(exchange(BUSY, TICK - 2 * DAY + i * DAY / 24, said, 500));
      segments.add(List.of(7L, 8L));
    }
    return new Subject(card, segments, Optional.of(facts(BUSY, 5, Set.of(), 10_000)), TICK);
  }

  private Subject calm() {
    var card = new AccountCard();
    var segments = new FrequentSegments();
    for (int i = 0; i < 20; i++) {
      var task = i < 10 ? TaskClass.GRADING : TaskClass.CODE;
      card.add(
          exchange(
              CALM,
              TICK - 10 * DAY + 9 * DAY / 24 + i,
              print(50, 1, Map.of(task, 255), Set.of()),
              20));
      segments.add(List.of(100L + i));
    }
    var verified = Set.of("organisation");
    return new Subject(card, segments, Optional.of(facts(CALM, 400, verified, -1)), TICK);
  }

  private Map<String, Double> features(List<Reason> reasons, boolean tied) {
    int busy = log.principalOf(BUSY, 0);
    int calm = log.principalOf(CALM, 0);
    for (int use = 0; use < 5; use++) {
      log.use(busy, Channel.MAIL_DOMAIN, 1, TICK - DAY);
      log.use(calm, Channel.MAIL_DOMAIN, 1, TICK - DAY);
      log.use(busy, Channel.NETWORK, 2, TICK - DAY);
      log.use(calm, Channel.NETWORK, 3, TICK - DAY);
    }
    log.use(calm, Channel.NETWORK, 2, TICK - DAY); // rarely, so it is not where it mainly is
    return Features.of(file(busy, calm, tied), reasons);
  }

  /// One account alone, of which the account table says this.
  private Map<String, Double> alone(AccountFacts facts, List<Reason> reasons) {
    int calm = log.principalOf(CALM, 0);
    var subject = calm();
    var one = new Subject(subject.card(), subject.segments(), Optional.of(facts), TICK);
    return Features.of(
        file(
            List.of(new ClusterMember(calm, CALM, 0.5, true, false)),
            Members.of(calm),
            Map.of(CALM, one)),
        reasons);
  }

  private CaseFile file(int busy, int calm, boolean tied) {
    var members = new ArrayList<ClusterMember>();
    members.add(new ClusterMember(busy, BUSY, 0.99, true, tied));
    members.add(new ClusterMember(calm, CALM, 0.9, true, false));
    members.add(new ClusterMember(calm, new AccountId("edge"), 0.3, false, true));
    return file(members, Members.of(busy, calm), Map.of(BUSY, busy(), CALM, calm()));
  }

  private CaseFile file(
      List<ClusterMember> members, Members principals, Map<AccountId, Subject> subjects) {
    var anchors =
        List.of(
            new Cluster.Anchor(Channel.TEMPLATE, 7, 0.5, 0.1),
            new Cluster.Anchor(Channel.TEMPLATE, 8, 0.25, 0.1));
    var cluster =
        new Cluster(
            "c",
            members,
            principals,
            List.of(),
            anchors,
            -20,
            new Cluster.Life("", List.of(), List.of()));
    return new CaseFile(
        cluster,
        log,
        new Profiles() {
          @Override
          public Subject of(AccountId account) {
            return Optional.ofNullable(subjects.get(account)).orElseThrow();
          }

          @Override
          public Set<Long> contentOf(long conversation) {
            return Set.of();
          }
        },
        TICK);
  }

  private static Reason reason(String name, CauseGroup cause, double nats) {
    return new Reason(name, "D0", cause, Frame.COPY, nats, Members.of(0, 1), "");
  }

  private static void holds(Map<String, Double> features, String name, double expected) {
    assertThat(features.get(name)).as(name).isCloseTo(expected, within(EXACT));
  }

  @Test
  void what_the_traffic_is_like() {
    var features = features(List.of(), true);

    // a segment counts as repeated from its third time on
    holds(features, "templateShare", (46.0 / 48) / 2);
    holds(features, "anchorCoverage", 0.5);
    holds(features, "promptLength", (log1p(300) + log1p(50)) / 2);
    holds(features, "outputLength", (log1p(500) + log1p(20)) / 2);
    double prompts = busy().card().systemPrompts(); // an estimate, since distinct ones are sketched
    holds(features, "systemPrompts", (log1p(prompts) + log1p(calm().card().systemPrompts())) / 2);
    holds(features, "elicitation", 0.5);
    holds(features, "gradingMass", 0.25);
    holds(features, "reasoningMass", 0.5);
    holds(features, "requestsPerDay", (log1p(24) + log1p(20 / (10 - 9.0 / 24))) / 2);
    holds(features, "subjects", log1p(busy().variety().effectiveCells()));
    assertThat(prompts).isBetween(1.9, 2.1);
  }

  @Test
  void how_even_the_hours_and_how_few_the_tasks_are() {
    var features = features(List.of(), true);

    holds(features, "evenness", 0.5); // one sends in every hour alike, the other in one
    holds(features, "taskFocus", (1 + 2 * 10 * 9 / (20.0 * 19)) / 2);
    assertThat(features.get("wordFocus")).isZero(); // nobody has words to compare
  }

  @Test
  void how_strong_each_cause_is() {
    var features =
        features(
            List.of(
                reason("bound-items", CauseGroup.IDENTITY, 9),
                reason("failover", CauseGroup.IDENTITY, 4),
                reason("egress", CauseGroup.NETWORK, 0.6),
                reason("synchrony", CauseGroup.TIMING, 0.7),
                reason("content", CauseGroup.CONTENT, 14)),
            true);

    holds(features, "identityNats", 9);
    holds(features, "networkNats", 0.6);
    holds(features, "timingNats", 0.7);
    holds(features, "contentNats", 14);
    // a family counts from .7 nats on: relation, time and content
    holds(features, "families", 3);
    holds(features, "size", log1p(2));
  }

  @Test
  void without_reasons_nothing_is_strong_and_the_rest_stays() {
    var with = features(List.of(reason("content", CauseGroup.CONTENT, 14)), true);
    int busy = log.principalOf(BUSY, 0);
    int calm = log.principalOf(CALM, 0);

    var without = Features.again(with, file(busy, calm, true), List.of());

    holds(without, "contentNats", 0);
    holds(without, "families", 0);
    assertThat(without).containsEntry("promptLength", with.getOrDefault("promptLength", -1.0));
    assertThat(without.keySet()).isEqualTo(with.keySet());
  }

  @Test
  void how_unrelated_the_accounts_pretend_to_be() {
    var features = features(List.of(), true);

    holds(features, "tiedShare", 0.5); // the one at the edge counts neither way
    holds(features, "unverifiedShare", 0.5);
    holds(features, "newShare", 0.5);
    holds(features, "mailDomains", 0.5);
    holds(features, "largestMailDomain", 1);
    holds(features, "networks", 1);
    double most = busy().card().mostTokensOnADay();
    assertThat(most).isGreaterThan(0);
    holds(features, "entitlementUse", log1p(10 * most / 10_000) / 2);
    holds(features(List.of(), false), "tiedShare", 0);
  }

  @Test
  void every_axis_finds_its_features() {
    var features = features(List.of(), true);

    assertThat(features.keySet())
        .containsAll(Features.INTENT)
        .containsAll(Features.COORDINATION)
        .containsAll(Features.CONCEALMENT);
  }

  @Test
  void an_account_alone_is_new_for_thirty_days_and_verified_or_not() {
    // Its first request came ten days ago, nine hours after midnight.
    long first = TICK - 10 * DAY + 9 * DAY / 24;
    var old = alone(facts(CALM, 40, Set.of("organisation"), -1), List.of());
    holds(old, "newShare", 0);
    holds(old, "unverifiedShare", 0);
    var exactly = alone(opened(first - 30 * DAY), List.of());
    holds(exactly, "newShare", 0);
    holds(exactly, "unverifiedShare", 1);
    holds(alone(opened(first - 30 * DAY + 1), List.of()), "newShare", 1);
    holds(alone(opened(AccountFacts.UNKNOWN_TIME), List.of()), "newShare", 0.5);
  }

  private static AccountFacts opened(long atMillis) {
    var none = AccountFacts.nothingKnown(CALM);
    return new AccountFacts(
        none.id(),
        none.asOfMillis(),
        atMillis,
        none.closedMillis(),
        0,
        "pro",
        none.entitlement(),
        "active",
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }

  @Test
  void an_entitlement_of_nothing_is_none() {
    holds(alone(facts(CALM, 40, Set.of(), 0), List.of()), "entitlementUse", 0);
  }

  @Test
  void a_family_counts_from_its_least_weight_on() {
    var facts = facts(CALM, 40, Set.of(), -1);
    holds(alone(facts, List.of(reason("content", CauseGroup.CONTENT, 0.7))), "families", 1);
    holds(alone(facts, List.of(reason("content", CauseGroup.CONTENT, 0.699))), "families", 0);
  }

  @Test
  void the_main_network_is_the_one_of_most_uses() {
    for (int principal : new int[] {log.principalOf(BUSY, 0), log.principalOf(CALM, 0)}) {
      for (int use = 0; use < 3; use++) {
        log.use(principal, Channel.NETWORK, 50 + principal, TICK - DAY);
      }
      for (int use = 0; use < 5; use++) {
        log.use(principal, Channel.NETWORK, 2, TICK - DAY);
      }
    }

    var features =
        Features.of(file(log.principalOf(BUSY, 0), log.principalOf(CALM, 0), true), List.of());
    holds(features, "networks", 0.5);
  }

  @Test
  void two_who_write_about_one_thing_write_in_one_direction() {
    int busy = log.principalOf(BUSY, 0);
    int calm = log.principalOf(CALM, 0);
    wrote(busy, 0, 20);
    wrote(calm, 0, 20);
    // As many others as the space needs, two for each direction and opposite to each other.
    for (int d = 0; d < org.stillwatch.capture.Features.DIMENSIONS; d++) {
      wrote(log.principalOf(new AccountId("plus" + d), 0), d, 20);
      wrote(log.principalOf(new AccountId("minus" + d), 0), d, -20);
    }

    var features = Features.of(file(busy, calm, true), List.of());
    assertThat(features.get("wordFocus")).isCloseTo(1, within(1e-6));
  }

  private void wrote(int principal, int direction, int counter) {
    int[] counters = new int[org.stillwatch.capture.Features.DIMENSIONS];
    counters[direction] = counter;
    for (int prompt = 0; prompt < 8; prompt++) {
      log.wrote(principal, org.stillwatch.capture.Features.packed(counters));
    }
  }

  private static Fingerprint print(
      int codePoints, long system, Map<TaskClass, Integer> tasks, Set<RequestForm> forms) {
    return new Fingerprint(
        codePoints,
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
        tasks,
        forms,
        "Latn",
        -1,
        AnswerShape.UNKNOWN);
  }

  private static Observation exchange(
      AccountId id, long timeMillis, Fingerprint print, long output) {
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
        Client.UNKNOWN,
        print,
        Reply.UNKNOWN,
        new Usage(100, output, -1, -1));
  }

  private static AccountFacts facts(
      AccountId id, long tenureDays, Set<String> verification, long tokensPerDay) {
    return new AccountFacts(
        id,
        AccountFacts.UNKNOWN_TIME,
        TICK - tenureDays * DAY,
        AccountFacts.UNKNOWN_TIME,
        0,
        "pro",
        new AccountFacts.Entitlement(tokensPerDay, -1, -1),
        "active",
        "",
        verification,
        Set.of(),
        Set.of(),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }
}
