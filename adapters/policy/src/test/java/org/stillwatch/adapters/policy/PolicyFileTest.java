// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

class PolicyFileTest {
  private static final String WHOLE =
      """
      policy: first-answer
      version: 3
      about: what we do about farms
      rules:
        - id: vouched-for
          about: red teams that we know
          when: '"programme" in verification && "red-team" in programmes'
          measure: allow
        - id: old-customers
          when: ageDays > 365 && usdCentsPerMonth > 100000
          measure: observe
        - id: farm
          when: verdict >= act && costlyTie && membership >= 0.9
          measure: suspend
          days: 7
        - id: likely-farm
          when: verdict >= review && coordination >= 0.8
          measure: step_up
      """;

  private static Policy read(String yaml) {
    return PolicyFile.read("policy.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Facts facts(Verdict verdict, Facts.Axes axes, Facts.Customer customer) {
    var grounds = new Grounds("e", "c_1", verdict, Calibration.LAB, 3, true);
    return new Facts(new AccountId("a"), grounds, 0.95, true, axes, customer);
  }

  private static Facts.Axes coordination(double p) {
    return new Facts.Axes(OptionalDouble.empty(), OptionalDouble.of(p), OptionalDouble.empty());
  }

  private static Facts.Customer customer(long days, Set<String> verification) {
    return new Facts.Customer(
        "pro",
        verification,
        Set.of("red-team"),
        Set.of(),
        OptionalLong.of(days),
        OptionalLong.of(days * 1_000),
        OptionalDouble.empty(),
        false);
  }

  @Test
  void the_first_rule_that_holds_decides() {
    Policy policy = read(WHOLE);
    var young = customer(3, Set.of("card"));

    assertThat(policy.name()).isEqualTo("first-answer");
    assertThat(policy.version()).isEqualTo(3);
    assertThat(policy.digest()).hasSize(64);
    assertThat(policy.propose(facts(Verdict.ACT, coordination(0.9), young)))
        .hasValue(new Policy.Proposal("farm", Measure.SUSPEND, 7 * 86_400_000L));
    assertThat(policy.propose(facts(Verdict.REVIEW, coordination(0.9), young)))
        .hasValue(new Policy.Proposal("likely-farm", Measure.STEP_UP, 14 * 86_400_000L));
    assertThat(policy.propose(facts(Verdict.REVIEW, coordination(0.7), young))).isEmpty();
    assertThat(policy.propose(facts(Verdict.CLEAR, coordination(1), young))).isEmpty();
  }

  @Test
  void exemptions_stand_first_and_in_doubt_they_hold() {
    Policy policy = read(WHOLE);
    var vouched = customer(3, Set.of("programme"));
    var old = customer(900, Set.of());

    assertThat(policy.propose(facts(Verdict.ACT, coordination(0.9), vouched))).isEmpty();
    assertThat(policy.propose(facts(Verdict.ACT, coordination(0.9), old))).isEmpty();
    assertThat(policy.propose(facts(Verdict.ACT, coordination(0.9), Facts.Customer.UNKNOWN)))
        .as("nobody knows how old it is, so it may be old")
        .isEmpty();
  }

  @Test
  void what_is_not_known_acts_against_nobody() {
    Policy policy = read(WHOLE);
    assertThat(
            policy.propose(facts(Verdict.REVIEW, Facts.Axes.UNKNOWN, customer(3, Set.of("card")))))
        .isEmpty();
  }

  private static Facts.Customer using(OptionalDouble ratio, boolean intermediary) {
    return new Facts.Customer(
        "pro",
        Set.of("card"),
        Set.of(),
        Set.of("intermediary"),
        OptionalLong.of(3),
        OptionalLong.of(3),
        ratio,
        intermediary);
  }

  @Test
  void a_rule_reads_how_much_of_the_entitlement_is_used_and_who_is_an_intermediary() {
    Policy hot = read(rule("entitlementRatio >= 0.9").replace("observe", "declare"));
    assertThat(
            hot.propose(facts(Verdict.ACT, coordination(1), using(OptionalDouble.of(0.9), true))))
        .isPresent();
    assertThat(
            hot.propose(facts(Verdict.ACT, coordination(1), using(OptionalDouble.of(0.8), true))))
        .isEmpty();
    assertThat(
            hot.propose(facts(Verdict.ACT, coordination(1), using(OptionalDouble.empty(), true))))
        .as("nobody knows, so nothing is done")
        .isEmpty();
    Policy known = read(rule("!intermediary").replace("observe", "declare"));
    assertThat(
            known.propose(facts(Verdict.ACT, coordination(1), using(OptionalDouble.empty(), true))))
        .isEmpty();
    assertThat(
            known.propose(
                facts(Verdict.ACT, coordination(1), using(OptionalDouble.empty(), false))))
        .as("what it says of itself does not count")
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country == 'x'",
        "language == 'x'",
        "network == 'x'",
        "verdict",
        "verdict >= ",
        "verdict >= 'act'",
        "verification.all(v, programmes.all(p, v == p))",
        "[1,2,3].map(x, x).size() > 0",
        "unknown() && true",
        "\"${jndi:ldap://x}\"",
        "${T(java.lang.Runtime).getRuntime()}"
      })
  void a_condition_that_is_none_is_named(String condition) {
    String yaml =
        "policy: p\nversion: 1\nrules:\n  - id: a\n    when: |\n      "
            + condition
            + "\n    measure: observe\n";
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(yaml))
        .withMessageContaining("policy.yaml: rules[0].when");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1\\nrules: []                                             | policy: found nothing
          policy: p\\nversion: 0\\nrules: []                                  | version
          policy: p\\nversion: 1.5\\nrules: []                                | version
          policy: p\\nversion: 1\\nrules: {}                                  | rules: found object
          policy: p\\nversion: 1\\nrules: []\\nextra: 1                       | unknown key
          policy: p\\npolicy: q\\nversion: 1\\nrules: []                      | line
          policy: p\\nversion: 1\\nrules: [{id: A b, when: 'true', measure: observe}]  | rules[0].id
          policy: p\\nversion: 1\\nrules: [{id: a, when: 'true', measure: ban}]        | rules[0].measure
          policy: p\\nversion: 1\\nrules: [{id: a, when: 'true', measure: observe, days: 15}] | rules[0].days
          policy: p\\nversion: 1\\nrules: [{id: a, when: 'true', measure: observe}, {id: a, when: 'true', measure: observe}] | two rules
          policy: p\\nversion: 1\\nrules: [[[[[[[[[[[[]]]]]]]]]]]]             | the file
          """)
  void a_mistake_says_where_it_stands(String yaml, String named) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(yaml.replace("\\n", "\n")))
        .withMessageStartingWith("policy.yaml: ")
        .withMessageContaining(named.strip());
  }

  @Test
  void bombs_are_refused_at_once() {
    String deep = "(".repeat(900) + "true" + ")".repeat(900);
    String many = "verdict >= act || ".repeat(300) + "true";
    String anchors =
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n";
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (String yaml :
              List.of(
                  rule(deep),
                  rule(many),
                  anchors,
                  "policy: p\nversion: 1\nrules: []\n#" + "x".repeat(1 << 18))) {
            assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> read(yaml));
          }
        });
  }

  /// CEL would count the program of each when it has made it, with a gigabyte of memory for the
  /// first.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((abcdefghijklmnopqrstuvwxy){900}){900})",
        "a{2}{3}",
        "(a){2}",
        "(a{100}b{101})",
        "a{201,}",
        "a{0,201}",
        "a{99999999999999999999}"
      })
  void a_regular_expression_that_may_grow_is_refused_when_it_is_read(String regex) {
    for (String condition :
        List.of("plan.matches(\"%s\")", "verdict > 0 || !matches(plan, \"%s\")")) {
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> read(rule(condition.formatted(regex))))
          .withMessageContaining("rules[0].when: found a regular expression without bounds")
          .withMessageContaining("all numbers together at most 200");
    }
  }

  @Test
  void a_regular_expression_is_short_and_written_out() {
    String plus = "plan.matches(\"a\" + \"b\")";
    String ofFact = "plan.matches(campaign)";
    String tooLong = "plan.matches(\"" + "a".repeat(201) + "\")";
    for (String condition : List.of(plus, ofFact, tooLong)) {
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> read(rule(condition)))
          .withMessageContaining("found a regular expression without bounds");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"^p(ro)*$", "[a-z]{3}", "p[r]{1,2}o", "^(team|pro)-?[0-9]{0,4}$"})
  void a_regular_expression_of_a_usual_kind_is_asked(String regex) {
    Policy policy = read(rule("plan.matches(\"" + regex + "\")").replace("observe", "declare"));
    assertThat(policy.propose(facts(Verdict.ACT, coordination(1), customer(3, Set.of("card")))))
        .isPresent();
  }

  @Test
  void a_regular_expression_that_is_none_is_no_answer() {
    Policy policy = read(rule("plan.matches(\"(((a\")").replace("observe", "suspend"));
    assertThat(policy.propose(facts(Verdict.ACT, coordination(1), customer(3, Set.of("card")))))
        .isEmpty();
  }

  private static String rule(String condition) {
    return "policy: p\nversion: 1\nrules: [{id: a, when: '%s', measure: observe}]"
        .formatted(condition);
  }
}
