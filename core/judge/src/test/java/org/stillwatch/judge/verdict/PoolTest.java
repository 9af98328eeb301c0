// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.Judgement;

/// Y7: a pool that resells most of its traffic and distils with the rest is judged on that job.
class PoolTest {
  private static final long RESOLD = 77;

  private static Judgement judge(CaseBuilder story) {
    return Judging.judge(story.build(), Optional.empty());
  }

  private static Map<String, Double> shares(CaseBuilder story) {
    var weighing = new Weighing(story.build(), Optional.empty());
    return Explanations.shares(weighing.file(), weighing.reasons(), weighing.live()).stream()
        .collect(
            Collectors.toMap(
                Campaign.HypothesisShare::name, Campaign.HypothesisShare::probability));
  }

  private static CaseBuilder pool() {
    return new CaseBuilder(40).content().synchrony().manySystemPrompts();
  }

  @Test
  void bound_items_and_the_content_of_the_job_reach_review() {
    var judged = judge(pool().bound());

    assertThat(judged.live()).contains("Y2");
    assertThat(judged.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(judged.why()).contains("one job of a pool");
  }

  @Test
  void conversations_of_the_job_that_move_reach_review_and_resold_ones_do_not() {
    assertThat(judge(pool().failover().moves(9, CaseBuilder.ANCHOR)).verdict())
        .isEqualTo(Verdict.REVIEW);
    assertThat(judge(pool().failover().moves(9, RESOLD)).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(pool().failover().moves(9, RESOLD).moves(2, CaseBuilder.ANCHOR)).verdict())
        .as("two pairs are no pattern")
        .isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_pool_without_a_job_is_a_reseller() {
    var resale = new CaseBuilder(40).synchrony().failover().manySystemPrompts().moves(9, RESOLD);

    assertThat(judge(resale).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(resale).why()).doesNotContain("one job of a pool");
  }

  @Test
  void the_shares_sum_to_one_and_prefer_the_pool_where_accounts_serve_many() {
    var mixed = shares(pool().bound());
    var plain = shares(new CaseBuilder(40).content().synchrony().bound());

    assertThat(mixed).containsOnlyKeys("Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y8");
    assertThat(mixed.values().stream().mapToDouble(p -> p).sum()).isEqualTo(1, Offset.offset(1e-9));
    assertThat(mixed.getOrDefault("Y7", 0.0)).isGreaterThan(mixed.getOrDefault("Y1", 1.0));
    assertThat(plain.getOrDefault("Y1", 0.0)).isGreaterThan(plain.getOrDefault("Y7", 1.0));
  }
}
