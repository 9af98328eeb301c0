// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Members;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// Every number of the rules of `contracts.md` 4.2, from both of its sides.
class GateTest {
  private static final CaseFile FARM = new CaseBuilder(40).content().bound().build();

  private static Axes axes(double intent, double coordination, double concealment, double fdr) {
    return new Axes(
        Optional.of(new Axis(intent, 0, 1)),
        Optional.of(new Axis(coordination, 0, 1)),
        Optional.of(new Axis(concealment, 0, 1)),
        Calibration.LAB,
        fdr);
  }

  private static Verdict verdict(Axes axes) {
    return Gate.verdict(FARM, Reasons.of(FARM), List.of(), axes);
  }

  @ParameterizedTest
  @CsvSource({
    // intent, coordination, concealment, rate of false discoveries
    ".9, .95, .8, .01, ACT",
    ".899, .95, .8, .01, REVIEW",
    ".9, .949, .8, .01, REVIEW",
    ".9, .95, .799, .01, REVIEW",
    "0, .8, 0, .01, REVIEW",
    "1, .799, 1, .01, WATCH",
    "1, 1, 1, .0101, WATCH"
  })
  void each_axis_stands_before_its_verdict(
      double intent, double coordination, double concealment, double fdr, Verdict expected) {
    assertThat(verdict(axes(intent, coordination, concealment, fdr))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    ".9, .95, .8, .01, ''",
    ".899, .95, .8, .01, 'intent is 0.899, act needs 0.90'",
    ".9, .949, .8, .01, 'coordination is 0.949, act needs 0.95'",
    ".9, .95, .799, .01, 'concealment is 0.799, act needs 0.80'",
    "1, .799, 1, .01, 'coordination is 0.799, a review needs 0.80'",
    "1, 1, 1, .0101, 'groups like it come by chance too often: false-discovery rate 0.0101, a review needs 0.01'"
  })
  void what_a_verdict_lacks_is_one_sentence_a_rule(
      double intent, double coordination, double concealment, double fdr, String lacks) {
    var axes = axes(intent, coordination, concealment, fdr);
    assertThat(String.join("; ", Gate.shortOf(FARM, Reasons.of(FARM), List.of(), axes)))
        .isEqualTo(lacks);
  }

  @Test
  void one_kind_of_evidence_is_said_to_be_too_few() {
    var content = List.of(reason("content", CauseGroup.CONTENT, 4));
    assertThat(Gate.shortOf(FARM, content, List.of(), axes(1, 1, 1, 0)))
        .containsExactly("there are no two kinds of evidence of weight, one of them not content");
  }

  @Test
  void without_a_calibration_nothing_is_acted_on() {
    var uncalibrated =
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, 0.001);
    assertThat(verdict(uncalibrated)).isEqualTo(Verdict.REVIEW);

    for (int missing = 0; missing < 3; missing++) {
      var sure = Optional.of(new Axis(0.99, 0, 1));
      var axes =
          new Axes(
              missing == 0 ? Optional.empty() : sure,
              missing == 1 ? Optional.empty() : sure,
              missing == 2 ? Optional.empty() : sure,
              Calibration.LAB,
              0.001);
      assertThat(verdict(axes)).isEqualTo(Verdict.REVIEW);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.7, REVIEW", "0.699, WATCH"})
  void a_reason_counts_as_a_family_from_its_least_weight_on(double nats, Verdict expected) {
    var reasons =
        List.of(
            reason("content", CauseGroup.CONTENT, 4),
            reason("bound-items", CauseGroup.IDENTITY, nats));
    var uncalibrated =
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, 0.001);

    assertThat(Gate.verdict(FARM, reasons, List.of(), uncalibrated)).isEqualTo(expected);
  }

  @Test
  void two_reasons_of_one_family_are_one_family() {
    var reasons =
        List.of(
            reason("bound-items", CauseGroup.IDENTITY, 14),
            reason("failover", CauseGroup.IDENTITY, 14));

    assertThat(Gate.verdict(FARM, reasons, List.of(), axes(1, 1, 1, 0))).isEqualTo(Verdict.WATCH);
  }

  private static Reason reason(String name, CauseGroup cause, double nats) {
    return new Reason(name, "D0", cause, Frame.BOUND, nats, Members.of(0, 1, 2), "");
  }

  @Test
  void reasons_weigh_what_their_test_says_up_to_a_cap_and_time_weighs_less() {
    var file =
        new CaseBuilder(40)
            .content()
            .measured("bound-items", CauseGroup.IDENTITY, Frame.BOUND, -1_000)
            .measured("egress", CauseGroup.NETWORK, Frame.COPY, -9)
            .measured("synchrony", CauseGroup.TIMING, Frame.COPY, -9)
            .build();

    var reasons = Reasons.of(file);

    assertThat(reasons)
        .extracting(Reason::name)
        .containsExactly("bound-items", "egress", "synchrony", "content");
    double egress = reasons.get(1).nats();
    assertThat(reasons.get(0).nats()).isEqualTo(14);
    assertThat(egress).isBetween(4.0, 9.0);
    assertThat(reasons.get(2).nats()).isEqualTo(0.7 * egress);
    // 95 % of the members send what 3 % of all send: ln(.5/.03) of it
    assertThat(reasons.get(3).nats()).isEqualTo(StrictMath.log(0.5 / 0.03) * 0.95);
    assertThat(reasons.get(3).text())
        .isEqualTo(
            "95 % of the members send the same repeated sentences, which 3.00 % of all accounts send");
  }

  @Test
  void content_is_supported_by_those_who_send_it() {
    var file =
        new CaseBuilder(40)
            .content()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 3, 8, CaseBuilder.TICK)
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR + 1, 20, 25, CaseBuilder.TICK)
            .build();

    assertThat(Reasons.of(file).getFirst().supported()).isEqualTo(Members.of(3, 4, 5, 6, 7));
  }
}
