// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.Seeds;

class CommitmentTest {
  private static CommittedSet set(int size) {
    var random = new SplittableRandom(size);
    var items = new ArrayList<CommittedItem>();
    for (int i = 0; i < size; i++) {
      items.add(CommittedItem.of(IdentifierClass.DEVICE, "value-" + i, "evidence-" + i, random));
    }
    return CommittedSet.of(items);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 100, 129})
  void every_item_opens_and_none_opens_for_another_place_size_or_root(int size) {
    CommittedSet set = set(size);
    Commitment told = set.commitment();
    for (int i = 0; i < size; i++) {
      Commitment.Opening opening = set.open(i);
      int other = (i + 1) % size;
      assertThat(told.covers(opening)).isTrue();
      assertThat(told.covers(new Commitment.Opening(other, opening.item(), opening.path())))
          .isEqualTo(other == i);
      assertThat(new Commitment(size, "0".repeat(64)).covers(opening)).isFalse();
      assertThat(told.covers(new Commitment.Opening(size, opening.item(), opening.path())))
          .isFalse();
      assertThat(told.covers(new Commitment.Opening(-1, opening.item(), opening.path()))).isFalse();
      var longer = new ArrayList<>(opening.path());
      longer.add("0".repeat(64));
      assertThat(told.covers(new Commitment.Opening(i, opening.item(), longer))).isFalse();
    }
  }

  @Test
  void an_item_whose_value_class_evidence_or_salt_was_changed_does_not_open() {
    CommittedSet set = set(10);
    Commitment.Opening opening = set.open(3);
    CommittedItem item = opening.item();
    String salt = item.salt();
    List<CommittedItem> changed =
        List.of(
            new CommittedItem(salt, item.kind(), "value-4", item.evidence()),
            new CommittedItem(salt, IdentifierClass.EMAIL, item.value(), item.evidence()),
            new CommittedItem(salt, item.kind(), item.value(), "evidence-4"),
            new CommittedItem("0".repeat(64), item.kind(), item.value(), item.evidence()),
            // the same bytes, cut elsewhere
            new CommittedItem(salt, item.kind(), "value-3e", "vidence-3"));

    for (CommittedItem other : changed) {
      assertThat(set.commitment().covers(new Commitment.Opening(3, other, opening.path())))
          .isFalse();
    }
  }

  @Test
  void a_set_is_committed_to_as_it_is_and_holds_each_value_once() {
    var random = new SplittableRandom(1);
    var first = CommittedItem.of(IdentifierClass.DEVICE, "a", "e1", random);
    var copy = CommittedItem.of(IdentifierClass.DEVICE, "a", "e2", random);

    assertThat(first.salt()).isNotEqualTo(copy.salt());
    assertThat(first.toString()).isEqualTo("an item of class device");
    assertThatThrownBy(() -> CommittedSet.of(List.of(first, copy)))
        .hasMessageContaining("each value once");
    assertThatThrownBy(() -> CommittedSet.of(List.of())).hasMessageContaining("an item or more");
    // version 1 for ever: python3 hashlib.sha256 over the fields as CommittedItem#leaf names them
    var golden = new CommittedItem("00".repeat(32), IdentifierClass.DEVICE, "a", "e1");
    assertThat(CommittedSet.of(List.of(golden)).commitment().root()).isEqualTo(GOLDEN);
  }

  private static final String GOLDEN =
      "11dff588fc5c74dbb68a9eef5d5cba1c80d58f9988abb575524de36a1f502949";

  /// What the design promises (`sharing.md` 7.3).
  @ParameterizedTest
  @CsvSource({
    "0.05, 100, 0.9941",
    "0.01, 300, 0.9510",
    "0.01, 299, 0.9505",
    "0, 300, 0",
    "1, 1, 1"
  })
  void openings_expose_a_share_as_often_as_promised(double share, int openings, double chance) {
    assertThat(Audit.exposure(share, openings)).isCloseTo(chance, within(0.00005));
  }

  @Test
  void the_smallest_number_of_openings_is_found() {
    assertThat(Audit.openings(0.01, 0.95)).isEqualTo(299);
    assertThat(Audit.exposure(0.01, 298)).isLessThan(0.95);
    assertThat(Audit.openings(0.05, 0.994)).isEqualTo(100);
    assertThat(Audit.exposure(0.05, 99)).isLessThan(0.994);
    assertThat(Audit.openings(0.5, 0.75)).isEqualTo(2);
    assertThat(Audit.openings(1, 0.99)).isEqualTo(1);
  }

  private static BigInteger choose(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"1000,50,100", "1000,10,300", "24000,240,300", "24000,1200,100", "10,3,8", "10,0,5"})
  void of_a_set_the_chance_is_exact_and_at_least_that_of_an_endless_one(
      int size, int invented, int openings) {
    var missed =
        openings > size - invented
            ? BigDecimal.ZERO
            : new BigDecimal(choose(size - invented, openings))
                .divide(new BigDecimal(choose(size, openings)), MathContext.DECIMAL128);
    double exact = BigDecimal.ONE.subtract(missed).doubleValue();

    assertThat(Audit.exposure(size, invented, openings)).isCloseTo(exact, within(1e-12));
    assertThat(Audit.exposure(size, invented, openings))
        .isGreaterThanOrEqualTo(Audit.exposure((double) invented / size, openings) - 1e-12);
  }

  /// 2,000 audits of a set of 1,000 with 1 % made up: met in 1-C(990,100)/C(1000,100) = 65.3 %, so
  /// within four standard errors (4.3 %) of that.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void audits_of_drawn_places_meet_what_was_made_up_as_often_as_computed(long seed) {
    var random = new SplittableRandom(seed);
    var told = new Commitment(1_000, "0".repeat(64));
    int met = 0;
    for (int i = 0; i < 2_000; i++) {
      var places = Audit.draw(told, 100, random);
      assertThat(places).hasSize(100);
      assertThat(places.getFirst()).isGreaterThanOrEqualTo(0);
      assertThat(places.getLast()).isLessThan(1_000);
      met += places.headSet(10).isEmpty() ? 0 : 1;
    }

    assertThat(met / 2_000.0).isCloseTo(Audit.exposure(1_000, 10, 100), within(0.043));
    assertThat(Audit.draw(told, 5_000, random)).hasSize(1_000);
  }
}
