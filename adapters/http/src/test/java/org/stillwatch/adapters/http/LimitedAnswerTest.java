// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Wanted;

class LimitedAnswerTest {
  private static final long NOW = 1_700_000_000_000L;

  /// One a minute, of which one was just taken.
  private static List<Line> lines(long cost) {
    return List.of(
        new Line(
            "each", cost, List.of(Rate.of(1, 60_000, 1)), List.of(new Level(NOW + 59_001, 0))));
  }

  private static Decision decision(Metered metered) {
    var question =
        new Question("d_1", Stage.REQUEST, NOW, new ApiKey(new AccountId("a"), ""), List.of());
    return Decision.of(question, VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT, metered);
  }

  private static String json(Metered metered) {
    return new String(DecisionJson.answer(decision(metered)), StandardCharsets.UTF_8);
  }

  private static Optional<DecideRequest> read(String json) {
    return DecideRequest.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_enforced_budget_is_named_without_its_amount() {
    assertThat(json(Metered.enforced(lines(1), NOW)))
        .endsWith("\"limited\":{\"budget\":\"each\",\"retryAfterMillis\":59001}}")
        .contains("\"measure\":\"allow\"");
    assertThat(json(Metered.enforced(lines(2), NOW)))
        .endsWith("\"limited\":{\"budget\":\"each\"}}");
  }

  @Test
  void in_the_shadow_the_answer_says_nothing() {
    assertThat(json(Metered.inShadow(lines(1), NOW))).isEqualTo(json(Metered.NOT));
    assertThat(json(Metered.NOT)).doesNotContain("limited");
  }

  @Test
  void envoy_is_told_429_and_when_to_come_again() {
    CheckResponse limited = EnvoyAuthorization.answer(decision(Metered.enforced(lines(1), NOW)));
    CheckResponse shadow = EnvoyAuthorization.answer(decision(Metered.inShadow(lines(1), NOW)));

    assertThat(limited.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(429);
    assertThat(limited.getDeniedResponse().getHeadersList())
        .extracting(h -> h.getHeader().getKey() + "=" + h.getHeader().getValue())
        .contains("x-stillwatch-limited=each", "retry-after=60", "x-stillwatch-measure=allow");
    assertThat(shadow.hasOkResponse()).isTrue();
  }

  @Test
  void what_a_request_will_use_is_read() {
    assertThat(read("{\"account\":\"a\",\"topic\":\"code\",\"tokens\":12,\"usdCents\":3}"))
        .map(DecideRequest::wanted)
        .contains(new Wanted("code", 12, 3));
    assertThat(read("{\"account\":\"a\",\"topic\":\"code\",\"tokens\":12.0,\"usdCents\":0.3e1}"))
        .map(DecideRequest::wanted)
        .contains(new Wanted("code", 12, 3));
    assertThat(read("{\"account\":\"a\",\"topic\":\"a new word\"}"))
        .map(DecideRequest::wanted)
        .contains(new Wanted("other", 0, 0));
    assertThat(read("{\"account\":\"a\"}")).map(DecideRequest::wanted).contains(Wanted.REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"topic\":3",
        "\"topic\":{\"a\":1}",
        "\"tokens\":-1",
        "\"tokens\":1.5",
        "\"tokens\":1e400",
        "\"tokens\":\"9\"",
        "\"tokens\":[1]",
        "\"tokens\":null",
        "\"tokens\":1000000000001",
        "\"usdCents\":99999999999999999999"
      })
  void what_nobody_can_use_is_no_question(String member) {
    assertThat(read("{\"account\":\"a\"," + member + "}")).isEmpty();
  }
}
