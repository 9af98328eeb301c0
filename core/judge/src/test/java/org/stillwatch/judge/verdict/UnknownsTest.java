// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.judge.Campaign;

/// What nobody could see, and what it would change.
class UnknownsTest {
  private static List<Campaign.Unknown> unknown(CaseBuilder story) {
    return Unknowns.of(new Weighing(story.build(), Optional.empty()));
  }

  @Test
  void a_test_that_would_raise_the_verdict_says_so() {
    var story =
        new CaseBuilder(40)
            .tied(0)
            .content()
            .tooLittle("bound-items", CauseGroup.IDENTITY, Frame.BOUND, "nothing is shared");

    assertThat(unknown(story))
        .containsExactly(
            new Campaign.Unknown(
                "bound-items: nothing is shared",
                "shared cards, devices or telephones, if seen, would raise watch to review;"
                    + " as no costly tie of three members is seen, act is out of reach"));
  }

  @Test
  void a_test_that_would_change_nothing_says_that() {
    var story =
        new CaseBuilder(40)
            .content()
            .tooLittle("wording", CauseGroup.CONTENT, Frame.COPY, "too few words");

    assertThat(unknown(story))
        .containsExactly(
            new Campaign.Unknown(
                "wording: too few words",
                "the same words, if seen, would leave the verdict at watch"));
  }

  @Test
  void dark_inputs_are_named_and_lit_ones_are_not() {
    assertThat(unknown(new CaseBuilder(40).content().dark()))
        .extracting(Campaign.Unknown::what)
        .containsExactly(
            "no account table covers a member",
            "no address is known of any member",
            "no prompt was read of any member");
    assertThat(unknown(new CaseBuilder(40).content())).isEmpty();
  }
}
