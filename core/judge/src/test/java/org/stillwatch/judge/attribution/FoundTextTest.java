// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.verdict.LeakedText;

class FoundTextTest {
  @Test
  void text_of_a_member_is_one_item_of_the_weight_of_a_scans_reason() {
    Item item = FoundText.item(Cases.farm(), Set.of("a", "stranger"), Cases.SEEN).orElseThrow();

    assertThat(item.kind().cause().family()).isEqualTo(Family.OUTCOME);
    assertThat(item.origin()).isEqualTo(new Origin.Own());
    assertThat(item.costlyToForge()).isFalse();
    assertThat(item.nats())
        .containsOnlyKeys("Y1", "Y2", "Y3", "Y4", "Y5", "Y7")
        .containsEntry("Y1", LeakedText.NATS);
    assertThat(item.text())
        .isEqualTo("text that was served to 1 of 1 members stands in a leaked corpus");
  }

  @Test
  void a_leak_of_somebody_else_says_nothing() {
    assertThat(FoundText.item(Cases.farm(), Set.of("stranger"), Cases.SEEN)).isEmpty();
    assertThat(FoundText.item(Cases.farm(), Set.of(), Cases.SEEN)).isEmpty();
  }

  @Test
  void what_the_scan_counted_is_not_counted_again() {
    Campaign farm = Cases.farm();
    var evidence = new ArrayList<>(farm.evidence());
    evidence.add(
        Cases.reason("D30", CauseGroup.OUTCOME, false, LeakedText.NATS, List.of("Y1", "Y2")));
    Campaign known = Cases.campaign(0.99, 0.99, evidence, List.of("Y1", "Y6"));

    assertThat(FoundText.counted(farm)).isFalse();
    assertThat(FoundText.counted(known)).isTrue();
    assertThat(FoundText.item(known, Set.of("a"), Cases.SEEN)).isEmpty();
  }

  @Test
  void every_innocent_explanation_but_a_stretched_quota_explains_it_as_well() {
    Item item = FoundText.item(Cases.farm(), Set.of("a"), Cases.SEEN).orElseThrow();
    var without = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE));
    var with = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE, item));

    assertThat(with.claim(ClaimKind.ACTIVITY).probability())
        .isGreaterThanOrEqualTo(without.claim(ClaimKind.ACTIVITY).probability());
    assertThat(
            with.matrix().rows().stream()
                .filter(r -> r.item().id().equals("own-found-text"))
                .findFirst()
                .orElseThrow()
                .cells()
                .stream()
                .filter(c -> c.mark() == Matrix.Mark.CONSISTENT))
        .hasSizeGreaterThanOrEqualTo(6);
  }
}
