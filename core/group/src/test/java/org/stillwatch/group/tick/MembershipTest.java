// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.united;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Tested;
import org.stillwatch.group.Worlds;

/// Who belongs to a group and how surely, by an anchor, by ties and by both, worked by hand.
class MembershipTest {
  private static final long TICK = Worlds.TICK;

  private final EvidenceLog log = new EvidenceLog();
  private long card;

  MembershipTest() {
    for (int i = 0; i < 100; i++) {
      log.principalOf(new AccountId("a%02d".formatted(i)), 0);
    }
  }

  /// Each sends as many requests, of which ten use the template.
  private Item template(long hash, Members users, int requests) {
    users.stream()
        .forEach(p -> {
          for (int i = 0; i < 10; i++) {
            log.use(p, Channel.TEMPLATE, hash, i);
          }
          for (int i = 0; i < requests; i++) {
            log.request(p, i, false);
          }
        });
    return log.items(Channel.TEMPLATE, 1, 1_000).stream()
        .filter(i -> i.hash() == hash)
        .findFirst()
        .orElseThrow();
  }

  private void card(int... holders) {
    card++;
    for (int holder : holders) {
      log.use(holder, Channel.PAYMENT, card, 0);
    }
  }

  private void chain(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      card(i, i + 1);
    }
  }

  private static Tested anchored(Item item, Members members) {
    var proposal = new Proposal("template", item.hash(), members, Optional.of(item));
    return new Tested(proposal, List.of(), -9, -9);
  }

  private AnchorMembership anchors(Members group, Members held, Tested... proposals) {
    return new AnchorMembership(
        log,
        log.wordSpace(TICK),
        new United(group, List.of(proposals), -9),
        held,
        new Newcomers(log));
  }

  private Map<Integer, ClusterMember> members(United united) {
    return new Membership(log, united, new Newcomers(log), TICK)
        .members().stream().collect(Collectors.toMap(ClusterMember::principal, m -> m));
  }

  private static ClusterMember at(Map<Integer, ClusterMember> members, int principal) {
    return Optional.ofNullable(members.get(principal)).orElseThrow();
  }

  /// What being old says where everybody is, one of two added to both shares.
  private double old(int sure) {
    return StrictMath.log((1 - 1.0 / (sure + 2)) / (1 - 1.0 / (log.size() + 2)));
  }

  @Test
  void a_holder_belongs_by_the_purity_of_the_anchor_and_its_part_in_his_traffic() {
    var users = range(0, 20);
    var item = template(9, users, 10);
    // Of the last but one's requests a third are of the template, of the last one's fewer.
    requests(18, 20);
    requests(19, 21);

    var anchored = anchors(users, range(0, 15), anchored(item, users));

    // Three quarters of the holders are held; no more than a half is believed: log-odds of zero.
    var byPrincipal = anchored.byPrincipal();
    assertThat(byPrincipal.keySet()).containsExactlyElementsOf(users.stream().boxed().toList());
    assertThat(byPrincipal.get(0)).isCloseTo(LogOdds.probability(old(15) + 0.7), within(1e-12));
    assertThat(byPrincipal.get(18)).isEqualTo(byPrincipal.get(0));
    assertThat(byPrincipal.get(19)).isCloseTo(LogOdds.probability(old(15) - 2), within(1e-12));
    assertThat(anchored.anchors()).containsExactly(new Cluster.Anchor(Channel.TEMPLATE, 9, 1, 0.2));
  }

  private void requests(int principal, int more) {
    for (int i = 0; i < more; i++) {
      log.request(principal, 100 + i, false);
    }
  }

  @Test
  void an_anchor_covers_a_share_of_the_group_and_reaches_beyond_it() {
    var users = range(10, 30);
    var item = template(9, users, 10);

    var anchored = anchors(range(0, 20), range(10, 20), anchored(item, users));

    assertThat(anchored.anchors())
        .containsExactly(new Cluster.Anchor(Channel.TEMPLATE, 9, 0.5, 0.2));
    assertThat(anchored.byPrincipal()).containsOnlyKeys(users.stream().boxed().toList());
  }

  @Test
  void an_item_of_which_less_than_half_of_the_holders_belong_is_no_anchor() {
    var users = range(0, 20);
    var item = template(9, users, 10);

    assertThat(anchors(users, range(0, 10), anchored(item, users)).anchors()).hasSize(1);
    assertThat(anchors(users, range(0, 9), anchored(item, users)).anchors()).isEmpty();
    assertThat(anchors(users, range(0, 9), anchored(item, users)).byPrincipal()).isEmpty();
  }

  @Test
  void an_item_much_less_pure_than_the_best_is_no_anchor_beside_it() {
    var own = range(0, 20);
    var near = range(5, 30);
    var far = range(6, 32);
    var held = range(0, 25);
    var best = anchored(template(1, own, 10), own);
    // Twenty of 25 are held, four fifths of the best; nineteen of 26 are less.
    var next = anchored(template(2, near, 10), near);
    var last = anchored(template(3, far, 10), far);

    assertThat(anchors(range(0, 25), held, last, next, best).anchors())
        .extracting(Cluster.Anchor::item)
        .containsExactly(1L, 2L);
    assertThat(anchors(range(0, 25), held, last).anchors())
        .extracting(Cluster.Anchor::item)
        .containsExactly(3L);
  }

  @Test
  void a_holder_of_two_anchors_belongs_by_the_stronger() {
    var users = range(0, 10);
    var one = anchored(template(1, users, 5), users);
    var two = anchored(template(2, users, 5), users);
    // The first uses the second template three more times than its whole traffic was.
    requests(0, 50);
    for (int i = 0; i < 30; i++) {
      log.use(0, Channel.TEMPLATE, 2, 50 + i);
    }

    var byPrincipal = anchors(users, users, one, two).byPrincipal();

    assertThat(byPrincipal.get(0)).isCloseTo(LogOdds.probability(old(10) + 0.7), within(1e-12));
    assertThat(anchors(users, users, one).byPrincipal().get(0))
        .isCloseTo(LogOdds.probability(old(10) - 2), within(1e-12));
  }

  @Test
  void without_content_whoever_hangs_in_a_large_component_belongs() {
    var group = range(0, 10);
    chain(0, 6);
    card(6, 7);

    var members = members(united(group, group, -9));

    assertThat(members).hasSize(10);
    for (int p = 0; p < 10; p++) {
      var member = at(members, p);
      assertThat(member.membership()).as("member %d", p).isEqualTo(p < 6 ? 0.9 : 0.3);
      assertThat(member.core()).isEqualTo(p < 6);
      assertThat(member.costlyTie()).isFalse();
    }
  }

  @Test
  void without_content_households_are_hardly_members() {
    var group = range(0, 10);
    card(0, 1);
    card(2, 3, 4);

    var members = members(united(group, group, -9));

    assertThat(members.values()).extracting(ClusterMember::membership).containsOnly(0.3);
    assertThat(members.values()).extracting(ClusterMember::core).containsOnly(false);
    assertThat(at(members, 2).costlyTie()).isTrue();
    assertThat(at(members, 0).costlyTie()).isFalse();
  }

  @Test
  void where_content_covers_half_of_the_group_only_who_is_linked_to_it_comes_in_by_a_card() {
    var users = range(0, 10);
    var item = template(9, users, 10);
    chain(0, 10);
    card(9, 10);
    card(15, 16);
    chain(20, 27);
    var group = range(0, 20);

    var members = members(new United(group, List.of(anchored(item, users)), -9));

    // All users are tied and anchored; 10 shares a card with one of them; 15 and 16 are a
    // household.
    assertThat(members.keySet())
        .containsExactlyInAnyOrderElementsOf(range(0, 11).stream().boxed().toList());
    assertThat(at(members, 0).membership()).isEqualTo(0.98);
    assertThat(at(members, 0).core()).isTrue();
    assertThat(at(members, 10).membership()).isEqualTo(0.6);
    assertThat(at(members, 10).core()).as("one reason").isFalse();
  }

  @Test
  void where_content_covers_less_than_half_of_the_group_it_does_not_rule_out_the_rest() {
    var users = range(0, 10);
    var item = template(9, users, 10);
    chain(0, 11);
    card(15, 16);
    var group = range(0, 21);

    var members = members(new United(group, List.of(anchored(item, users)), -9));

    assertThat(members).hasSize(21);
    assertThat(at(members, 10).membership()).isEqualTo(0.9);
    assertThat(at(members, 15).membership()).isEqualTo(0.3);
  }

  @Test
  void a_part_in_an_arrangement_and_a_card_are_two_reasons() {
    var users = range(0, 10);
    var item = template(9, range(0, 8), 10);
    chain(0, 10);
    var turns = Said.of("partition", CauseGroup.CONTENT, Frame.MUTUAL, -20, range(7, 10));
    var proposal = new Proposal("template", 9, range(0, 8), Optional.of(item));
    var tested = new Tested(proposal, List.of(turns), -9, -9);

    var members = members(new United(users, List.of(tested), -9));

    // 8 and 9 have no content: linked by a card, and in turns.
    assertThat(at(members, 8).membership()).isEqualTo(0.6);
    assertThat(at(members, 8).core()).isTrue();
    assertThat(at(members, 8).costlyTie()).isTrue();
    assertThat(at(members, 3).costlyTie()).isFalse();
  }

  @Test
  void where_hardly_anybody_is_tied_independent_copies_say_who_is_sure() {
    var users = range(0, 10);
    var item = template(9, users, 10);
    var network = Said.of("egress", CauseGroup.NETWORK, Frame.COPY, -20, range(0, 8));
    var timing = Said.of("even-load", CauseGroup.TIMING, Frame.COPY, -20, range(0, 8));
    var proposal = new Proposal("template", 9, users, Optional.of(item));
    var backed = new Tested(proposal, List.of(network, timing), -9, -9);
    var alone = new Tested(proposal, List.of(network), -9, -9);

    var members = members(new United(users, List.of(backed), -9));

    assertThat(at(members, 0).membership())
        .isCloseTo(LogOdds.probability(old(8) + 0.7), within(1e-12));
    assertThat(at(members, 0).core()).as("one reason").isFalse();
    assertThat(members(new United(users, List.of(alone), -9)).values())
        .extracting(ClusterMember::membership)
        .containsOnly(0.3);
  }

  @Test
  void with_five_tied_copies_are_not_asked() {
    var users = range(0, 10);
    var item = template(9, users, 10);
    var network = Said.of("egress", CauseGroup.NETWORK, Frame.COPY, -20, users);
    var timing = Said.of("even-load", CauseGroup.TIMING, Frame.COPY, -20, users);
    var proposal = new Proposal("template", 9, users, Optional.of(item));
    var united =
        new United(users, List.of(new Tested(proposal, List.of(network, timing), -9, -9)), -9);
    chain(0, 4);
    var four = members(united);
    assertThat(at(four, 9).membership())
        .isCloseTo(LogOdds.probability(old(10) + 0.7), within(1e-12));

    card(3, 4);
    var five = members(united);
    assertThat(at(five, 9).membership())
        .isCloseTo(LogOdds.probability(old(5) + 0.7), within(1e-12));
    assertThat(at(five, 4).membership()).isEqualTo(0.98);
  }

  @Test
  void every_account_of_an_organisation_is_a_member_in_order_of_ids() {
    int organisation = log.principalOf(new AccountId("z2"), 5);
    log.principalOf(new AccountId("z1"), 5);
    var group = range(0, 3).union(Members.of(organisation));
    var membership = new Membership(log, united(group, group, -9), new Newcomers(log), TICK);

    assertThat(membership.membersOf(group))
        .extracting(m -> m.account().value())
        .containsExactly("a00", "a01", "a02", "z1", "z2");
    assertThat(membership.membersOf(group)).allMatch(m -> m.core() && m.membership() == 1);
    assertThat(membership.members())
        .extracting(m -> m.account().value())
        .containsExactly("a00", "a01", "a02", "z1", "z2");
  }

  @Test
  void whoever_holds_an_anchor_belongs_though_nobody_proposed_him() {
    var users = range(0, 20);
    var item = template(9, users, 10);
    var group = range(0, 15);
    chain(0, 15);

    var members = members(new United(group, List.of(anchored(item, users)), -9));

    assertThat(members.keySet())
        .containsExactlyInAnyOrderElementsOf(users.stream().boxed().toList());
    assertThat(at(members, 19).membership())
        .isCloseTo(LogOdds.probability(old(15) + 0.7), within(1e-12));
  }
}
