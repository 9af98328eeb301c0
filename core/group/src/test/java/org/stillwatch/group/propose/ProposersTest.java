// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;

/// What is put together by one item, by cards, by conversations and by sentences.
class ProposersTest {
  private final EvidenceLog log = new EvidenceLog();

  private void accounts(int count) {
    for (int i = 0; i < count; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void hold(Channel channel, long hash, int... holders) {
    for (int holder : holders) {
      for (int use = 0; use < channel.leastCount(); use++) {
        log.use(holder, channel, hash, use);
      }
    }
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static Members members(int from, int to) {
    return Members.of(range(from, to));
  }

  @Test
  void whatever_five_hold_is_proposed_and_what_four_hold_is_not() {
    accounts(20);
    hold(Channel.TEMPLATE, 9, range(0, 5));
    hold(Channel.TEMPLATE, 3, range(3, 20));
    hold(Channel.TEMPLATE, 5, range(0, 4));
    hold(Channel.SYSTEM, 7, range(0, 9));

    var proposals = new SharedItem(Channel.TEMPLATE).propose(log, 0);

    assertThat(proposals).extracting(Proposal::key).containsExactly(3L, 9L);
    assertThat(proposals).extracting(Proposal::proposer).containsOnly("template");
    assertThat(proposals.getLast().members()).isEqualTo(members(0, 5));
    assertThat(proposals.getLast().anchor())
        .hasValueSatisfying(i -> assertThat(i.hash()).isEqualTo(9));
  }

  @Test
  void an_item_of_more_holders_than_its_channel_allows_is_not_proposed() {
    accounts(70);
    hold(Channel.VOUCHER, 1, range(0, 64));
    hold(Channel.VOUCHER, 2, range(0, 65));

    assertThat(new SharedItem(Channel.VOUCHER).propose(log, 0))
        .extracting(Proposal::key)
        .containsExactly(1L);
  }

  @Test
  void cards_and_devices_connect_five_or_more() {
    accounts(100);
    hold(Channel.PAYMENT, 1, 4, 2);
    hold(Channel.DEVICE, 2, 4, 5, 6);
    hold(Channel.PHONE, 3, 6, 30);
    hold(Channel.PAYMENT, 4, 50, 51, 52, 53);
    hold(Channel.TEMPLATE, 5, range(50, 60));
    hold(Channel.PAYMENT, 6, range(30, 95));

    assertThat(new BoundComponents().propose(log, 0))
        .containsExactly(new Proposal("bound", 2, Members.of(2, 4, 5, 6, 30), Optional.empty()));
  }

  @Test
  void conversations_that_move_connect_five_or_more() {
    accounts(20);
    for (int i = 3; i < 7; i++) {
      log.handedOver(new Handover(i + 1, i, 0, i));
    }
    for (int i = 10; i < 13; i++) {
      log.handedOver(new Handover(i, i + 1, 0, i));
    }

    assertThat(new FailoverComponents().propose(log, 0))
        .containsExactly(new Proposal("failover", 3, members(3, 8), Optional.empty()));
  }

  @Test
  void crowds_with_sentences_of_their_own_are_proposed_at_both_resolutions() {
    accounts(200);
    for (int s = 0; s < 4; s++) {
      for (int crowd = 0; crowd < 10; crowd++) {
        hold(Channel.SEGMENT, 100 + 10 * crowd + s, range(10 * crowd, 10 * crowd + 8));
      }
      hold(Channel.SEGMENT, 500 + s, range(110, 115));
      hold(Channel.SEGMENT, 600 + s, range(120, 124));
      hold(Channel.SEGMENT, 700 + s, range(130, 133));
    }

    var proposals = new SegmentNeighbours(new Seed(1)).propose(log, 0);

    // Four are neighbours and no group, and three hold a sentence too seldom.
    var expected = new ArrayList<Proposal>();
    for (long resolution : new long[] {1, 4}) {
      for (int first = 0; first < 100; first += 10) {
        expected.add(neighbours(resolution << 32 | first, members(first, first + 8)));
      }
      expected.add(neighbours(resolution << 32 | 110, members(110, 115)));
    }
    assertThat(proposals).containsExactlyElementsOf(expected);
  }

  private static Proposal neighbours(long key, Members members) {
    return new Proposal("neighbours", key, members, Optional.empty());
  }

  @Test
  void a_sentence_of_three_holders_makes_no_neighbours() {
    accounts(50);
    for (int s = 0; s < 9; s++) {
      hold(Channel.SEGMENT, 100 + s, s, 1 + s, 2 + s);
    }
    assertThat(new SegmentNeighbours(new Seed(1)).propose(log, 0)).isEmpty();

    hold(Channel.SEGMENT, 99, range(0, 5));
    assertThat(new SegmentNeighbours(new Seed(1)).propose(log, 0))
        .extracting(Proposal::members)
        .containsOnly(members(0, 5));
  }

  @Test
  void in_an_empty_log_there_is_nobody_to_put_together() {
    for (Proposer proposer :
        List.of(
            new SharedItem(Channel.TEMPLATE),
            new BoundComponents(),
            new FailoverComponents(),
            new SegmentNeighbours(new Seed(1)),
            new WordNeighbours(new Seed(1)))) {
      assertThat(proposer.propose(log, 0)).as(proposer.name()).isEmpty();
    }
  }
}
