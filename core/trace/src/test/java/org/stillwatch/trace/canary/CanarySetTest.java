// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.key.SealedLeaf;

class CanarySetTest {
  private static final CanaryPlan PLAN = new CanaryPlan(100, "model-a", "spring", 5, 99);

  @Test
  void there_are_twice_128_words_and_none_means_a_number() {
    Set<String> all = new HashSet<>(CanaryWords.DESCRIBING);
    all.addAll(CanaryWords.THINGS);

    assertThat(CanaryWords.DESCRIBING).hasSize(128);
    assertThat(CanaryWords.THINGS).hasSize(128);
    assertThat(all).hasSize(256).allMatch(w -> w.matches("[a-z]{2,12}"));
    assertThat(all).doesNotContain("one", "two", "pair", "dozen", "single", "double");
  }

  @Test
  void a_set_is_the_same_whenever_it_is_made_and_another_under_another_root() {
    assertThat(set(1).canaries()).isEqualTo(set(1).canaries());
    assertThat(phrases(set(1))).doesNotContainAnyElementsOf(phrases(set(2)));
    assertThat(phrases(set(1))).hasSize(500).doesNotHaveDuplicates();
    assertThat(set(1).canaries().getFirst().served().text().split(" ", -1)).hasSize(6);
  }

  @Test
  void what_was_sealed_opens_and_anybody_can_check_it() {
    var published = set(1).commitment(1_000);

    var opened = (Opening.Opened) set(1).open(published);

    assertThat(opened.leaves()).hasSize(5);
    for (var leaf : opened.leaves()) {
      var rebuilt =
          new SealedLeaf(
              100, leaf.canary().name().name(), lines(leaf.canary()), leaf.sealed().salt());
      assertThat(published.covers(rebuilt, leaf.proof())).isTrue();
    }
  }

  @Test
  void other_canaries_than_those_that_were_sealed_stay_closed() {
    var published = set(1).commitment(1_000);
    var fewer = CanarySet.of(root(1), new CanaryPlan(100, "model-a", "spring", 4, 99));
    var later = CanarySet.of(root(1), new CanaryPlan(101, "model-a", "spring", 5, 99));

    for (var other : List.of(set(2), fewer, later)) {
      assertThat(other.open(published)).isInstanceOf(Opening.Refused.class);
    }
  }

  @Test
  void a_phrase_swapped_for_a_decoy_is_not_covered() {
    EpochCommitment published = set(1).commitment(1_000);
    var leaf = ((Opening.Opened) set(1).open(published)).leaves().getFirst();
    var swapped = Stream.of(leaf.canary().phrases().get(1), leaf.canary().served());
    String lines =
        String.join("\n", Stream.concat(swapped, rest(leaf.canary())).map(Phrase::text).toList());

    var forged =
        new SealedLeaf(
            100,
            leaf.sealed().name(),
            lines.getBytes(StandardCharsets.UTF_8),
            leaf.sealed().salt());

    assertThat(published.covers(forged, leaf.proof())).isFalse();
  }

  @Test
  void nothing_prints_a_phrase() {
    var set = set(1);
    var opened = (Opening.Opened) set.open(set.commitment(1));
    String printed =
        "%s %s %s %s %s"
            .formatted(
                set, set.canaries(), opened, opened.leaves(), set.canaries().getFirst().phrases());

    assertThat(phrases(set)).noneMatch(printed::contains);
    assertThat(printed).doesNotContain(" lantern", "amber ");
  }

  @Test
  void plans_are_bounded() {
    assertThatThrownBy(() -> new CanaryPlan(1, "m", "n", 0, 99))
        .hasMessage("expected 1 to 200 canaries, got 0");
    assertThatThrownBy(() -> new CanaryPlan(1, "m", "n", 20, 1_000))
        .hasMessage("expected 19 to 999 decoys, got 1000");
    assertThatThrownBy(() -> new CanaryPlan(1, "m|x", "n", 20, 99))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] lines(Canary canary) {
    return String.join("\n", canary.phrases().stream().map(Phrase::text).toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Stream<Phrase> rest(Canary canary) {
    return canary.phrases().stream().skip(2);
  }

  private static List<String> phrases(CanarySet set) {
    return set.canaries().stream().flatMap(c -> c.phrases().stream()).map(Phrase::text).toList();
  }

  static CanarySet set(long seed) {
    return CanarySet.of(root(seed), PLAN);
  }

  static RootKey root(long seed) {
    byte[] secret = new byte[RootKey.BYTES];
    new SplittableRandom(seed).nextBytes(secret);
    return new RootKey(secret);
  }
}
