// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Tested;
import org.stillwatch.group.Worlds;
import org.stillwatch.group.propose.BoundComponents;
import org.stillwatch.group.propose.SharedItem;
import org.stillwatch.group.test.BoundItems;
import org.stillwatch.group.test.Failover;
import org.stillwatch.group.test.Lifecycle;

/// The engine from evidence to named clusters, in a small world with one campaign.
class GroupingTest {
  private static final long HOUR = 3_600_000L;
  private static final long TICK = Worlds.TICK;
  private static final long TEMPLATE = 4_711;
  private static final int STRANGERS = 400;
  private static final Members CAMPAIGN = range(STRANGERS, STRANGERS + 24);

  private final EvidenceLog log = Worlds.strangers(STRANGERS, 1);
  private final Grouping grouping =
      new Grouping(
          new Catalogue(
              List.of(new SharedItem(Channel.TEMPLATE), new BoundComponents()),
              List.of(new BoundItems(), new Lifecycle(), new Failover())),
          new FingerprintKey(new byte[FingerprintKey.BYTES]));

  private void campaign() {
    campaign("c", 24, 70_000, TEMPLATE);
  }

  /// Accounts that share cards in threes, twice over, and use one template.
  private void campaign(String name, int size, long card, long template) {
    for (int i = 0; i < size; i++) {
      int principal = log.principalOf(new AccountId("%s%02d".formatted(name, i)), 0);
      log.opened(principal, TICK - 40 * HOUR);
      log.use(principal, Channel.PAYMENT, card + i / 3, 0);
      log.use(principal, Channel.PAYMENT, card + 100 + (i + 1) % size / 3, 0);
      use(principal, template);
      for (int k = 0; k < 10; k++) {
        log.request(principal, TICK - 30 * HOUR + k, false);
      }
    }
  }

  private void use(int principal, long template) {
    for (int k = 0; k < 10; k++) {
      log.use(principal, Channel.TEMPLATE, template, k);
    }
  }

  private static List<String> kinds(Cluster cluster) {
    return cluster.lineage().events().stream().map(Cluster.Event::kind).toList();
  }

  @Test
  void strangers_make_no_cluster() {
    assertThat(grouping.tick(log, TICK)).isEmpty();
  }

  @Test
  void a_campaign_is_found_with_its_members_anchor_and_reasons() {
    campaign();

    var clusters = grouping.tick(log, TICK);

    assertThat(clusters)
        .singleElement()
        .satisfies(c -> {
          assertThat(c.principals()).isEqualTo(CAMPAIGN);
          assertThat(c.members()).hasSize(24);
          assertThat(c.members()).allMatch(m -> m.core() && m.costlyTie());
          assertThat(c.members()).extracting(m -> m.account().value()).isSorted();
          assertThat(c.anchors())
              .containsExactly(new Cluster.Anchor(Channel.TEMPLATE, TEMPLATE, 1, 24 / 424.0));
          assertThat(c.logQ()).isLessThan(StrictMath.log(1e-9));
          assertThat(c.outcomes())
              .extracting(o -> o.test().name())
              .containsExactly("bound-items", "lifecycle", "failover");
          assertThat(c.outcomes()).allMatch(Tested.Outcome::counted);
          assertThat(kinds(c)).containsExactly("born");
        });
  }

  @Test
  void a_cluster_keeps_its_id_from_tick_to_tick() {
    campaign();

    String id = grouping.tick(log, TICK).getFirst().id();

    assertThat(grouping.tick(log, TICK + HOUR))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.id()).isEqualTo(id);
          assertThat(kinds(c)).containsExactly("born");
        });
  }

  @Test
  void the_few_of_a_campaign_who_also_use_something_else_are_no_campaign_of_their_own() {
    campaign();
    CAMPAIGN.stream().limit(6).forEach(p -> use(p, 5));
    IntStream.range(0, 5).forEach(p -> use(p, 5));

    assertThat(grouping.tick(log, TICK))
        .singleElement()
        .satisfies(c -> assertThat(c.principals()).isEqualTo(CAMPAIGN));
  }

  @Test
  void two_campaigns_are_two_clusters_in_order_of_their_ids() {
    campaign();
    campaign("d", 12, 80_000, 5);

    var clusters = grouping.tick(log, TICK);

    assertThat(clusters)
        .extracting(Cluster::principals)
        .containsExactlyInAnyOrder(CAMPAIGN, range(424, 436));
    assertThat(clusters).extracting(Cluster::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void any_group_can_be_described_as_if_it_had_passed() {
    campaign();
    grouping.tick(log, TICK);

    var honest = grouping.describe(log, range(0, 8));
    var half = grouping.describe(log, range(STRANGERS, STRANGERS + 12));
    var less = grouping.describe(log, range(STRANGERS, STRANGERS + 11));

    assertThat(honest.id()).isEmpty();
    assertThat(honest.logQ()).isZero();
    assertThat(honest.principals()).isEqualTo(range(0, 8));
    assertThat(honest.members()).allMatch(m -> m.membership() == 1 && m.core());
    assertThat(honest.anchors()).isEmpty();
    assertThat(honest.outcomes()).hasSize(3);
    assertThat(half.logQ()).as("half of what was proposed").isLessThan(StrictMath.log(1e-9));
    assertThat(half.anchors()).hasSize(1);
    assertThat(less.logQ()).isZero();
  }

  @Test
  void nobody_is_a_cluster_in_an_empty_log() {
    assertThat(grouping.tick(new EvidenceLog(), TICK)).isEmpty();
  }

  @Test
  void five_likely_members_are_a_cluster_and_four_are_none() {
    campaign("e", 5, 60_000, 3);
    assertThat(grouping.tick(log, TICK))
        .singleElement()
        .satisfies(c -> assertThat(c.principals().size()).isEqualTo(5));

    var four = Worlds.strangers(STRANGERS, 1);
    int[] members = new int[4];
    for (int i = 0; i < 4; i++) {
      members[i] = four.principalOf(new AccountId("f" + i), 0);
      for (int card = 0; card < 6; card++) {
        four.use(members[i], Channel.PAYMENT, 60_000 + card, 0);
      }
    }
    assertThat(grouping.tick(four, TICK)).isEmpty();
  }
}
