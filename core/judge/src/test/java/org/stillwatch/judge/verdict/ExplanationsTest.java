// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.group.Members;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// The shares of the explanations, against their weights added up by hand.
class ExplanationsTest {
  private static Map<String, Double> shares(CaseFile file, List<Reason> reasons) {
    var shares = Explanations.shares(file, reasons, Rivals.live(file));
    assertThat(shares)
        .extracting(Campaign.HypothesisShare::name)
        .isSorted()
        .doesNotHaveDuplicates();
    return shares.stream()
        .collect(
            Collectors.toMap(
                Campaign.HypothesisShare::name, Campaign.HypothesisShare::probability));
  }

  private static Reason reason(String name, double nats) {
    return new Reason(name, "D0", CauseGroup.IDENTITY, Frame.BOUND, nats, Members.of(0, 1), "");
  }

  private static void ratio(Map<String, Double> shares, String one, String other, double nats) {
    double found = StrictMath.log(shares.getOrDefault(one, 0.0) / shares.getOrDefault(other, 0.0));
    assertThat(found).as(one + " to " + other).isCloseTo(nats, within(1e-9));
  }

  @Test
  void an_explanation_without_any_fact_is_weighed_down_and_never_removed() {
    var farm = new CaseBuilder(40).content().bound().build();
    var shares = shares(farm, List.of());

    assertThat(shares.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
    assertThat(shares).containsOnlyKeys("Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y8");
    ratio(shares, "Y1", "Y6", 2); // own prior 0 to unknown -2
    ratio(shares, "Y1", "Y7", 3); // no pool
    ratio(shares, "Y5", "Y1", 1 - 3); // a rival's prior is 1; no fact is there
  }

  @Test
  void what_is_left_unexplained_counts_against_it_up_to_a_cap() {
    var farm = new CaseBuilder(40).content().bound().build();

    // conversations that move are nothing that a team of more than five explains
    ratio(
        shares(farm, List.of(reason("failover", 2), reason("wording", 9))), "Y5", "Y1", 1 - 3 - 2);
    ratio(
        shares(farm, List.of(reason("failover", 4), reason("partition", 4))),
        "Y5",
        "Y1",
        1 - 3 - 6);
  }

  @Test
  void a_live_explanation_weighs_more_than_a_dead_one() {
    var team = new CaseBuilder(4).content().build();
    var crowd = new CaseBuilder(40).content().build();

    ratio(shares(team, List.of()), "Y5", "Y1", 1);
    ratio(shares(crowd, List.of()), "Y5", "Y1", 1 - 3);
  }

  @Test
  void each_reason_names_who_predicts_it_and_each_explanation_whether_it_has_support() {
    var farm = new CaseBuilder(40).content().bound().build();
    List<Reason> reasons =
        List.of(reason("bound-items", 9), reason("partition", 4), reason("content", 3));

    assertThat(Explanations.explained(farm, reasons))
        .containsEntry("bound-items", List.of("Y1", "Y5", "Y7", "Y8"))
        .containsEntry("partition", List.of("Y1", "Y3", "Y7"))
        .containsEntry("content", List.of("Y1", "Y2", "Y3", "Y4", "Y5", "Y7"));
    assertThat(Explanations.shares(farm, reasons, List.of(new OneOrganisation())))
        .filteredOn(Campaign.HypothesisShare::supported)
        .extracting(Campaign.HypothesisShare::name)
        .containsExactly("Y1", "Y5", "Y6");
  }
}
