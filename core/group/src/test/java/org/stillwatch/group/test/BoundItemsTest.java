// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Shared cards against both nulls, worked by hand.
class BoundItemsTest {
  private final EvidenceLog log = new EvidenceLog();
  private long card;

  BoundItemsTest() {
    for (int i = 0; i < 20; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void card(int... holders) {
    card++;
    for (int holder : holders) {
      log.use(holder, Channel.PAYMENT, card, 0);
    }
  }

  private TestResult test(Members group) {
    return new BoundItems().prepare(log, 0).test(group);
  }

  @Test
  void a_group_is_no_more_improbable_than_one_that_came_with_its_households() {
    card(0, 1);
    card(2, 3);
    card(10, 11, 12);
    var group = Members.of(0, 1, 2, 3, 4);

    var result = (TestResult.Measured) test(group);

    // Of everybody 7.5 of 21 are tied: four or five of five, and twice that for two questions.
    double tied = 7.5 / 21;
    double accompanied = 2 * (5 * StrictMath.pow(tied, 4) * (1 - tied) + StrictMath.pow(tied, 5));
    assertThat(result.logP()).isCloseTo(StrictMath.log(accompanied), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 2, 3));
    assertThat(result.text())
        .isEqualTo(
            "4 of 5 members share a card, device or telephone with another member; of everybody 35.7 % share one");
  }

  @Test
  void those_tied_in_threes_are_asked_about_apart() {
    for (int i = 20; i < 200; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
    for (int i = 0; i < 150; i += 3) {
      card(i, i + 1, i + 2);
    }
    for (int i = 150; i < 190; i += 2) {
      card(i, i + 1);
    }

    // Of 201 are 190.5 tied to somebody and 150.5 to two or more; all nine are, in three cards.
    assertThat(((TestResult.Measured) test(Members.of(0, 1, 2, 3, 4, 5, 6, 7, 8))).logP())
        .isCloseTo(StrictMath.log(2 * StrictMath.pow(150.5 / 201, 9)), within(1e-9));
  }

  @Test
  void what_chance_explains_by_itself_is_not_helped_by_households() {
    card(0, 1);
    var group = Members.of(IntStream.range(0, 20).toArray());

    assertThat(((TestResult.Measured) test(group)).logP()).isCloseTo(0, within(1e-9));
  }

  @Test
  void cards_that_members_share_with_others_only_say_nothing() {
    card(0, 10);
    card(1, 11);

    var result = (TestResult.Measured) test(Members.of(0, 1, 2));

    assertThat(result.logP()).isZero();
    assertThat(result.supported().size()).isZero();
  }

  @Test
  void where_no_card_is_shared_there_is_too_little() {
    card(0);
    card(1);

    assertThat(test(Members.of(0, 1)))
        .isEqualTo(new TestResult.TooLittle("no card, device or telephone is shared by anybody"));
  }
}
