// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.canary.CanaryLife.Change;
import org.stillwatch.trace.key.EpochCommitment;

class CanaryLifeTest {
  private static final EpochCommitment PUBLISHED = CanarySetTest.set(1).commitment(1_000);

  @Test
  void a_set_goes_from_minted_to_revealed_in_five_steps() {
    var minted = CanaryLife.minted("ada", 1_000);
    var approved = changed(minted.approve("ben", 2_000));
    var armed = changed(approved.arm("ada", 3_000, PUBLISHED));
    var retired = changed(armed.retire("ada", 4_000));
    var revealed = changed(retired.reveal("ada", 5_000));

    assertThat(revealed.steps())
        .extracting(CanaryStep::stage)
        .containsExactly(CanaryStage.values());
    assertThat(revealed.armedMillis()).contains(3_000L);
    assertThat(minted.armedMillis()).isEmpty();
  }

  @Test
  void who_minted_does_not_approve() {
    var minted = CanaryLife.minted("Ada", 1_000);

    assertThat(minted.approve(" ada ", 2_000))
        .isEqualTo(
            new Change.Refused("canaries are approved by another person than who minted them"));
    assertThatThrownBy(() -> minted.approve(" ", 2_000))
        .hasMessage("expected the name of a person, at most 200 characters");
    assertThatThrownBy(() ->
            new CanaryLife(
                List.of(
                    new CanaryStep(CanaryStage.MINTED, "ada", 1),
                    new CanaryStep(CanaryStage.APPROVED, "ADA", 2))))
        .hasMessage("expected approval by another person than who minted");
  }

  @Test
  void nothing_is_left_out_and_nothing_goes_back() {
    var minted = CanaryLife.minted("ada", 1_000);
    var armed = armed();

    assertThat(minted.arm("ada", 3_000, PUBLISHED))
        .isEqualTo(new Change.Refused("canaries that are minted cannot become armed"));
    assertThat(minted.reveal("ada", 3_000)).isInstanceOf(Change.Refused.class);
    assertThat(armed.approve("ben", 4_000)).isInstanceOf(Change.Refused.class);
    assertThat(armed.reveal("ada", 4_000))
        .isEqualTo(new Change.Refused("canaries that are armed cannot become revealed"));
    assertThat(armed.retire("ada", 2_999)).isInstanceOf(Change.Refused.class);
    var revealed = changed(changed(armed.retire("ada", 4_000)).reveal("ada", 5_000));
    assertThat(revealed.reveal("ada", 6_000)).isInstanceOf(Change.Refused.class);
  }

  @Test
  void a_commitment_of_the_same_moment_is_late() {
    var approved = changed(CanaryLife.minted("ada", 500).approve("ben", 600));

    assertThat(approved.arm("ada", 1_000, PUBLISHED))
        .isEqualTo(new Change.Refused("canaries are armed after their commitment was published"));
    assertThat(approved.arm("ada", 1_001, PUBLISHED)).isInstanceOf(Change.Changed.class);
  }

  static CanaryLife armed() {
    var approved = changed(CanaryLife.minted("ada", 1_000).approve("ben", 2_000));
    return changed(approved.arm("ada", 3_000, PUBLISHED));
  }

  static CanaryLife changed(Change change) {
    return ((Change.Changed) change).life();
  }
}
