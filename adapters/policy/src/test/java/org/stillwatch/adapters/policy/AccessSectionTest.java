// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.access.AccessRules;
import org.stillwatch.respond.access.Fence;
import org.stillwatch.respond.access.Opens;
import org.stillwatch.respond.access.Shown;
import org.stillwatch.respond.access.SignupRules;
import org.stillwatch.respond.access.Tier;
import org.stillwatch.respond.access.Ways;

class AccessSectionTest {
  private static AccessRules read(String sections) {
    String yaml = "policy: p\nversion: 1\nrules: []\n" + sections;
    return PolicyFile.read("policy.yaml", yaml.getBytes(StandardCharsets.UTF_8)).access();
  }

  @Test
  void the_sections_say_who_may_come_in() {
    AccessRules rules =
        read(
            """
            tiers:
              card: [large-2, api:batch]
              identity: [fine-tuning]
            signup:
              due: email
              shows: [email, payment]
            access:
              notServed: [XA, XB]
              law: "Terms, section 4: https://provider.example/terms"
              ways: {"gateway:edge-1": [XC]}
            """);
    assertThat(rules)
        .isEqualTo(
            new AccessRules(
                new Opens(
                    Map.of(
                        Tier.CARD,
                        Set.of("large-2", "api:batch"),
                        Tier.IDENTITY,
                        Set.of("fine-tuning"))),
                new SignupRules(Tier.EMAIL, Set.of(Shown.EMAIL, Shown.PAYMENT)),
                Fence.of(Set.of("XB", "XA"), "Terms, section 4: https://provider.example/terms"),
                Ways.of(Map.of("gateway:edge-1", Set.of("XC")))));
  }

  @Test
  void what_is_left_out_closes_nothing() {
    assertThat(read("")).isEqualTo(AccessRules.NONE);
    assertThat(read("signup: {}\ntiers: {}")).isEqualTo(AccessRules.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tiers: []                                    | tiers: found array, expected an object
          tiers: {none: [a]}                           | tiers: found an unknown key
          tiers: {voice: [a]}                          | tiers: found an unknown key
          tiers: {card: a}                             | tiers.card: found string, expected a list
          tiers: {card: [a b]}                         | tiers.card: found a word of another form
          tiers: {card: [a], phone: [a]}               | tiers.phone: found a name twice
          signup: {due: voice}                         | signup.due: found another tier
          signup: {due: 3}                             | signup.due: found number
          signup: {shows: [shoes]}                     | signup.shows: found a word of another form
          signup: {age: 18}                            | signup: found an unknown key
          access: {notServed: [XA]}                    | access.law: found nothing
          access: {notServed: [xa], law: l}            | access.notServed: found a word of another
          access: {notServed: [Xanadu], law: l}        | countries by two upper-case letters
          access: {notServed: [3], law: l}             | access.notServed
          access: {ways: [a]}                          | access.ways: found array
          access: {ways: {e: XA}}                      | access.ways: found string
          access: {law: l}                             | access.notServed: found nothing
          access: {ip: [10.0.0.0/8], law: l}           | access: found an unknown key
          access: {language: [xx], law: l}             | access: found an unknown key
          """)
  void a_mistake_says_where_it_stands_and_not_what_was_there(String sections, String named) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(sections.strip()))
        .withMessageStartingWith("policy.yaml: ")
        .withMessageContaining(named.strip())
        .withMessageNotContainingAny("Xanadu", "voice", "shoes");
  }
}
