// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.base.CountryCode;
import org.stillwatch.respond.Stage;

class AccessRulesTest {
  private static final Opens OPENS =
      new Opens(Map.of(Tier.CARD, Set.of("large"), Tier.ORGANISATION, Set.of("fine-tuning")));
  private static final AccessRules RULES =
      new AccessRules(
          OPENS,
          new SignupRules(Tier.EMAIL, Set.of(Shown.PHONE, Shown.EMAIL)),
          new Fence(Set.of(new CountryCode("XA")), "Terms, section 4"),
          Ways.NONE);

  private static Applicant asks(Tier tier) {
    return new Applicant(Stage.REQUEST, tier, Set.of(), Place.SERVED);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, '', email",
    "EMAIL, '', ''",
    "EMAIL, large, card",
    "CARD, large, ''",
    "CARD, fine-tuning, organisation",
    "PROGRAMME, fine-tuning, ''",
    "EMAIL, unheard-of, ''",
  })
  void what_is_closed_says_the_lowest_tier_that_opens_it(Tier tier, String feature, String needs) {
    var answer = RULES.about(asks(tier), feature);
    assertThat(String.join(",", answer.needs())).isEqualTo(needs);
    assertThat(answer.kind()).isEqualTo(needs.isEmpty() ? Access.Kind.OPEN : Access.Kind.STEP_UP);
  }

  @Test
  void what_it_needs_is_enough_and_nothing_lower_is() {
    for (String feature : List.of("", "large", "fine-tuning")) {
      for (Tier tier : Tier.values()) {
        for (String need : RULES.about(asks(tier), feature).needs()) {
          Tier named = Tier.of(need).orElseThrow();
          assertThat(RULES.about(asks(named), feature)).isEqualTo(Access.OPEN);
          for (Tier lower : Tier.values()) {
            if (lower.compareTo(named) < 0) {
              assertThat(RULES.about(asks(lower), feature).needs()).containsExactly(need);
            }
          }
        }
      }
    }
  }

  @Test
  void a_registration_shows_what_it_must_and_an_account_that_exists_does_not() {
    var bare = new Applicant(Stage.SIGNUP, Tier.CARD, Set.of(), Place.SERVED);
    var full = new Applicant(Stage.SIGNUP, Tier.CARD, EnumSet.allOf(Shown.class), Place.SERVED);
    assertThat(RULES.about(bare, "").needs()).containsExactly("email", "phone");
    assertThat(RULES.about(full, "")).isEqualTo(Access.OPEN);
    assertThat(RULES.about(asks(Tier.CARD), "")).isEqualTo(Access.OPEN);
    var none = new Applicant(Stage.SIGNUP, Tier.NONE, Set.of(Shown.PHONE), Place.SERVED);
    assertThat(RULES.about(none, "").needs()).as("each word once").containsExactly("email");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void whoever_is_not_served_is_told_the_law_and_nothing_else(Tier tier) {
    for (Stage stage : Stage.values()) {
      var answer = RULES.about(new Applicant(stage, tier, Set.of(), Place.NOT_SERVED), "large");
      assertThat(answer)
          .isEqualTo(new Access(Access.Kind.NOT_SERVED, List.of(), "Terms, section 4"));
    }
  }

  @Test
  void an_unknown_country_is_served() {
    var unknown = new Applicant(Stage.REQUEST, Tier.CARD, Set.of(), Place.UNKNOWN);
    assertThat(RULES.about(unknown, "large")).isEqualTo(Access.OPEN);
  }

  @Test
  void the_fence_compares_keyed_hashes_of_the_country() {
    Fence fence = RULES.fence();
    assertThat(fence.about(88, country -> country.letters().charAt(0))).isEqualTo(Place.NOT_SERVED);
    assertThat(fence.about(89, country -> country.letters().charAt(0))).isEqualTo(Place.SERVED);
    assertThat(fence.about(0, _ -> 0)).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void a_tier_is_the_highest_that_was_reached() {
    assertThat(Tier.reached(List.of())).isEqualTo(Tier.NONE);
    assertThat(Tier.reached(List.of("email", "identity", "voice", "phone")))
        .isEqualTo(Tier.IDENTITY);
  }

  @Test
  void without_rules_everybody_comes_in() {
    for (Stage stage : Stage.values()) {
      var anybody = new Applicant(stage, Tier.NONE, Set.of(), Place.UNKNOWN);
      assertThat(AccessRules.NONE.about(anybody, "anything")).isEqualTo(Access.OPEN);
    }
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Opens(Map.of(Tier.CARD, Set.of("a"), Tier.PHONE, Set.of("a"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Opens(Map.of(Tier.CARD, Set.of("a b"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fence(Set.of(new CountryCode("XA")), " "));
  }
}
