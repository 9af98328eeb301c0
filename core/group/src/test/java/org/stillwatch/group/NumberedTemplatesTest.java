// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Eight templates are kept, and which ones is decided by credit.
class NumberedTemplatesTest {
  private final NumberedTemplates templates = new NumberedTemplates();

  private void use(long template, int times) {
    for (int i = 0; i < times; i++) {
      templates.add(template, i, i);
    }
  }

  @Test
  void eight_templates_are_kept_with_all_their_numbers() {
    for (int t = 8; t >= 1; t--) {
      use(t, t);
    }

    assertThat(templates.all().keySet()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    templates.all().forEach((t, numbers) -> assertThat(numbers.uses()).isEqualTo(t));
  }

  @Test
  void a_ninth_costs_every_kept_one_a_credit_and_whoever_has_none_left_goes() {
    use(1, 1);
    for (int t = 2; t <= 8; t++) {
      use(t, 2);
    }

    use(9, 1);
    assertThat(templates.all().keySet()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);

    use(9, 1);
    assertThat(templates.all().keySet()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);

    // Seven have a credit of one left, and so has the ninth.
    use(10, 1);
    assertThat(templates.all()).isEmpty();
  }

  @Test
  void a_template_of_more_than_a_ninth_of_all_numbers_is_never_lost() {
    for (int round = 0; round < 100; round++) {
      templates.add(7, round, round);
      for (int i = 0; i < 7; i++) {
        templates.add(1_000 + 7L * round + i, 0, round);
      }
    }

    assertThat(templates.all().get(7L))
        .isNotNull()
        .satisfies(n -> assertThat(n.uses()).isEqualTo(100));
  }
}
