// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Tested;
import org.stillwatch.group.WordSpace;
import org.stillwatch.group.Writers;

/// What words say for an account: the likelihood ratio of two normals, within its cap.
class WordLikenessTest {
  private static final EvidenceLog LOG = Writers.strangers(300, 4);
  private static final Members FARM = Writers.together(LOG, 12, 12, 1, new Seed(8).random());
  private static final WordSpace SPACE = LOG.wordSpace(0);

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double spread(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.max(0.08, StrictMath.sqrt(squares / (values.length - 1)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 6, 9})
  void between_the_means_it_is_the_ratio_of_the_densities(double noise) {
    var log = Writers.strangers(300, 4);
    var farm = Writers.together(log, 12, 12, noise, new Seed(8).random());
    var space = log.wordSpace(0);
    var likeness = new WordLikeness(space, farm, farm);
    float[] sum = space.sum(farm);
    double[] inside = farm.stream().mapToDouble(p -> space.cosine(p, sum, true)).toArray();
    double[] outside =
        IntStream.range(0, 300).mapToDouble(p -> space.cosine(p, sum, false)).toArray();

    assertThat(likeness.tells()).isTrue();
    for (int p = 0; p < log.size(); p++) {
      double cosine = space.cosine(p, sum, farm.contains(p));
      double x = Math.max(mean(outside), Math.min(mean(inside), cosine));
      double in = (x - mean(inside)) / spread(inside);
      double out = (x - mean(outside)) / spread(outside);
      double nats = (out * out - in * in) / 2 + StrictMath.log(spread(outside) / spread(inside));

      assertThat(likeness.nats(p))
          .as("account %d", p)
          .isCloseTo(Math.max(-4, Math.min(2, nats)), within(1e-9));
    }
  }

  @Test
  void members_gain_the_most_and_strangers_lose_twice_that() {
    var likeness = new WordLikeness(SPACE, FARM, FARM);

    assertThat(FARM.stream().mapToDouble(likeness::nats).max().orElseThrow()).isEqualTo(2);
    assertThat(IntStream.range(0, 300).mapToDouble(likeness::nats).min().orElseThrow())
        .isEqualTo(-4);
  }

  @Test
  void four_sure_members_tell_nothing() {
    int[] farm = FARM.toArray();
    var four = Members.of(Arrays.copyOf(farm, 4));
    var five = Members.of(Arrays.copyOf(farm, 5));

    assertThat(new WordLikeness(SPACE, four, FARM).tells()).isFalse();
    assertThat(new WordLikeness(SPACE, four, FARM).nats(farm[5])).isZero();
    assertThat(new WordLikeness(SPACE, five, FARM).tells()).isTrue();
    assertThat(new WordLikeness(SPACE, five, FARM).nats(farm[5])).isPositive();
  }

  @Test
  void strangers_who_are_taken_for_sure_do_not_write_alike() {
    var strangers = Members.of(IntStream.range(0, 12).toArray());

    assertThat(new WordLikeness(SPACE, strangers, strangers).tells()).isFalse();
    assertThat(new WordLikeness(SPACE, strangers, strangers).nats(FARM.toArray()[0])).isZero();
  }

  @Test
  void whoever_wrote_nothing_is_not_judged_by_words() {
    var log = Writers.strangers(150, 4);
    var farm = Writers.together(log, 12, 12, 1, new Seed(8).random());
    int silent = log.principalOf(new AccountId("silent"), 0);
    var likeness = new WordLikeness(log.wordSpace(0), farm.union(Members.of(silent)), farm);

    assertThat(likeness.tells()).isTrue();
    assertThat(likeness.nats(silent)).isZero();
  }

  @Test
  void those_who_write_like_a_community_belong_by_its_purity_and_their_words() {
    var proposal = new Proposal("words", 1, FARM, Optional.empty());
    var tested = new Tested(proposal, List.of(), -9, -9);
    var united = new United(FARM, List.of(tested), -9);
    var held = Members.of(Arrays.copyOf(FARM.toArray(), 6));
    var newcomers = new Newcomers(LOG);

    var membership = new WordMembership(SPACE, united, held, newcomers).byPrincipal();

    var likeness = new WordLikeness(SPACE, held, FARM);
    assertThat(membership.keySet()).containsExactlyElementsOf(FARM.stream().boxed().toList());
    FARM.stream()
        .forEach(p -> {
          // Half of the community is held: log-odds of zero.
          double nats = likeness.nats(p) + newcomers.nats(p, newcomers.among(held));
          assertThat(membership.get(p)).isEqualTo(LogOdds.probability(nats));
        });
  }

  @Test
  void a_community_that_is_wholly_held_is_nine_tenths_pure() {
    var united =
        new United(
            FARM,
            List.of(new Tested(new Proposal("words", 1, FARM, Optional.empty()), List.of(), 0, 0)),
            0);
    var newcomers = new Newcomers(LOG);
    var membership = new WordMembership(SPACE, united, FARM, newcomers).byPrincipal();
    var likeness = new WordLikeness(SPACE, FARM, FARM);
    int first = FARM.toArray()[0];

    double nats =
        StrictMath.log(9) + likeness.nats(first) + newcomers.nats(first, newcomers.among(FARM));
    assertThat(membership.get(first)).isCloseTo(LogOdds.probability(nats), within(1e-12));
  }

  @Test
  void a_group_that_words_did_not_put_together_is_not_weighed_by_them() {
    var template = new Tested(new Proposal("template", 1, FARM, Optional.empty()), List.of(), 0, 0);
    var newcomers = new Newcomers(LOG);

    assertThat(
            new WordMembership(SPACE, new United(FARM, List.of(template), 0), FARM, newcomers)
                .byPrincipal())
        .isEmpty();
  }

  @Test
  void words_make_members_of_a_group_without_a_sentence_in_common() {
    var network = Said.of("egress", CauseGroup.NETWORK, Frame.COPY, -20, FARM);
    var timing = Said.of("even-load", CauseGroup.TIMING, Frame.COPY, -20, FARM);
    var proposal = new Proposal("words", 1, FARM, Optional.empty());
    var united =
        new United(FARM, List.of(new Tested(proposal, List.of(network, timing), -9, -9)), -9);
    var newcomers = new Newcomers(LOG);

    var byWords = new WordMembership(SPACE, united, FARM, newcomers).byPrincipal();
    var members = new Membership(LOG, united, newcomers, 0).members();

    assertThat(members).hasSize(12);
    for (ClusterMember member : members) {
      assertThat(member.membership()).isEqualTo(byWords.get(member.principal()));
    }
  }
}
