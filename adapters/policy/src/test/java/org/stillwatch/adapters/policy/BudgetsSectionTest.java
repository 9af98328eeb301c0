// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Terms;
import org.stillwatch.respond.limit.Unit;

class BudgetsSectionTest {
  private static final String HEAD = "policy: p\nversion: 1\nrules: []\n";
  private static final String WHOLE =
      """
      budgets:
        - id: code-of-all
          about: copying takes 90 days at least
          scope: topic
          topic: code
          unit: requests
          amount: 40000
          per: day
          burst: 4000
          ownPercent: 10
          verified: {organisation: exempt}
        - id: tokens
          scope: principal
          unit: tokens
          amount: 1000
          per: hour
          burst: 100
          verified: {card: 5000, programme: exempt}
      """;

  private static Limits read(String budgets) {
    return PolicyFile.read("policy.yaml", (HEAD + budgets).getBytes(StandardCharsets.UTF_8))
        .limits();
  }

  @Test
  void a_budget_is_read_as_it_is_written() {
    Rate code = Rate.of(40_000, 86_400_000L, 4_000);
    Rate hour = Rate.of(1_000, 3_600_000L, 100);
    Rate more = Rate.of(5_000, 3_600_000L, 500);

    assertThat(read(WHOLE))
        .isEqualTo(
            new Limits(
                List.of(
                    new Budget(
                        "code-of-all",
                        Scope.TOPIC,
                        "code",
                        Unit.REQUESTS,
                        Budget.counted(Scope.TOPIC, code, 10),
                        Map.of("organisation", new Terms.Exempt())),
                    new Budget(
                        "tokens",
                        Scope.PRINCIPAL,
                        "",
                        Unit.TOKENS,
                        Budget.counted(Scope.PRINCIPAL, hour, 5),
                        Map.of(
                            "card",
                            Budget.counted(Scope.PRINCIPAL, more, 5),
                            "programme",
                            new Terms.Exempt())))));
    assertThat(read("")).isEqualTo(Limits.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scope: topic | scope: planet | budgets[0].scope: found another scope, expected one of account, principal, topic, global
          unit: requests | unit: apples | budgets[0].unit: found another unit, expected one of requests, tokens, usd-cents
          topic: code | topic: secrets | budgets[0].topic: found a topic that cannot be counted, expected scope topic
          per: day | per: fortnight | budgets[0].per: found another period, expected one of second, minute
          amount: 40000 | amount: 0 | budgets[0].amount: found number, expected a whole number from 1 to a million millions
          burst: 4000 | burst: many | budgets[0].burst: found string, expected a whole number from 1
          ownPercent: 10 | ownPercent: 101 | budgets[0].ownPercent: found number, expected 1 to 100, of a shared budget
          organisation: exempt | organisation: 7 | budgets[0].verified.organisation: found number, expected exempt, since all share one amount
          organisation: exempt | country: exempt | budgets[0].verified: found an unknown key
          card: 5000 | card: always | budgets[1].verified.card: found string, expected a whole number from 1
          id: tokens | id: code-of-all | budgets: found two budgets of one id, expected an id for each budget
          id: tokens | id: Tokens | budgets[1].id: found another form of id, expected lower-case letters
          burst: 4000 | colour: red | budgets[0]: found an unknown key
          """)
  void a_mistake_says_where_it_stands(String from, String to, String message) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(WHOLE.replaceFirst(from, to)))
        .withMessageContaining(message);
  }

  @Test
  void a_burst_that_cannot_be_counted_exactly_is_refused() {
    String huge = "amount: 999999999989\n    per: month\n    burst: 1000000000000";
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() ->
            read("budgets:\n  - id: a\n    scope: global\n    unit: tokens\n    " + huge + "\n"))
        .withMessageContaining("budgets[0].burst: found a burst that cannot be counted exactly");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(WHOLE.replace("scope: topic", "scope: global")))
        .withMessageContaining("budgets[0].topic: found a topic that cannot be counted");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("budgets: 3\n"))
        .withMessageContaining("budgets: found number, expected a list of at most 20 budgets");
  }
}
