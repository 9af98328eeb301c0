// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;

/// Who is tied into a proposal: only what is costly to forge ties, and only when it is improbable.
class TestedTest {
  private static final double AT_ONE_PERCENT = StrictMath.log(0.01);

  private static Tested tested(Tested.Outcome... outcomes) {
    var proposal = new Proposal("words", 1, Members.of(1, 2, 3, 4, 5, 6, 7, 8), Optional.empty());
    return new Tested(proposal, List.of(outcomes), 0, 0);
  }

  private static Tested.Outcome says(Frame frame, double logP, int... supported) {
    return new Tested.Outcome(
        new Framed(frame), new TestResult.Measured(logP, Members.of(supported), "seen"), true);
  }

  @Test
  void all_whom_bound_and_mutual_evidence_supports_are_tied() {
    var tested =
        tested(says(Frame.BOUND, -9, 1, 2), says(Frame.MUTUAL, -9, 2, 3), says(Frame.COPY, -9, 7));

    assertThat(tested.tied()).isEqualTo(Members.of(1, 2, 3));
    assertThat(tested.tiedShare()).isEqualTo(3 / 8.0);
  }

  @Test
  void evidence_counts_from_one_percent_on() {
    assertThat(tested(says(Frame.BOUND, AT_ONE_PERCENT, 1, 2)).tied()).isEqualTo(Members.of(1, 2));
    assertThat(tested(says(Frame.BOUND, AT_ONE_PERCENT + 1e-9, 1, 2)).tied().size()).isZero();
  }

  @Test
  void too_little_ties_nobody() {
    var nothing =
        new Tested.Outcome(new Framed(Frame.BOUND), new TestResult.TooLittle("no cards"), true);

    assertThat(tested(nothing).tied().size()).isZero();
    assertThat(tested(nothing).tiedShare()).isZero();
  }

  @Test
  void a_component_is_named_by_its_smallest_member() {
    var proposal = Proposal.component("bound", Members.of(9, 4, 6));

    assertThat(proposal).isEqualTo(new Proposal("bound", 4, Members.of(4, 6, 9), Optional.empty()));
  }

  /// A test of which only the frame matters.
  private record Framed(Frame frame) implements GroupTest {
    @Override
    public String name() {
      return "framed";
    }

    @Override
    public String signal() {
      return "D0";
    }

    @Override
    public Needs needs() {
      return Needs.NOTHING;
    }

    @Override
    public CauseGroup cause() {
      return CauseGroup.IDENTITY;
    }

    @Override
    public Ready prepare(EvidenceLog log, long tickMillis) {
      return group -> new TestResult.TooLittle("not asked");
    }
  }
}
