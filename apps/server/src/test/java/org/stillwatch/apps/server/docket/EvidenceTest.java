// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.policy.Facts;

class EvidenceTest {
  private static Facts facts(String account) {
    var grounds = new Grounds("", "c_1", Verdict.ACT, Calibration.LAB, 3, true);
    return new Facts(
        new AccountId(account), grounds, 0.9, true, Facts.Axes.UNKNOWN, Facts.Customer.UNKNOWN);
  }

  private static Event proposed(Facts facts) {
    var source = new Action.Source("p", 1, "digest", "rule");
    return new Event.Proposed(
        1,
        Event.SERVICE,
        Action.proposed("a_1", facts.account(), Measure.THROTTLE, source, facts.found(), 60_000));
  }

  @Test
  void only_what_an_event_names_is_kept_and_the_campaign_once() {
    var campaign = new Finding("c_1", Verdict.ACT, "{\"id\":\"c_1\"}");
    var account = new Finding("one", Verdict.ACT, "{\"id\":\"one\"}");
    var tick =
        new Assessor.Tick(3_600_000, List.of(), Map.of("one", account), Map.of("c_1", campaign));
    var evidence = new Evidence(tick);
    Facts one = evidence.of(facts("one"));
    Facts two = evidence.of(facts("two"));
    Facts three = evidence.of(facts("three"));

    assertThat(one.found().evidence()).startsWith("e_").isNotEqualTo(two.found().evidence());
    assertThat(evidence.named(List.of())).isEmpty();
    assertThat(evidence.named(List.of(proposed(one), proposed(three))))
        .extracting(DocketStore.Text::kind)
        .containsExactly("campaign", "evidence", "evidence");
    assertThat(evidence.named(List.of(proposed(two))))
        .extracting(DocketStore.Text::id)
        .contains(two.found().evidence())
        .doesNotContain(one.found().evidence());
  }
}
