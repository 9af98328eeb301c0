// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.GroupTest;

/// What the product ships: which parts there are, and what each test measures.
class CatalogueTest {
  private static final Catalogue SHIPPED = Catalogue.shipped(new Seed(1));

  @ParameterizedTest
  @CsvSource({
    "bound-items, D23, IDENTITY, BOUND, ACCOUNT_FACTS",
    "failover, D18, IDENTITY, MUTUAL, PROMPT STATUS",
    "synchrony, D14, TIMING, COPY, ''",
    "lifecycle, D17, IDENTITY, COPY, ACCOUNT_FACTS",
    "wording, D9, CONTENT, COPY, PROMPT",
    "partition, D11, CONTENT, MUTUAL, PROMPT",
    "even-load, D15, TIMING, COPY, ''",
    "complementary-load, D15, TIMING, MUTUAL, ''",
    "fine-synchrony, D14, TIMING, COPY, ''",
    "succession, D17, IDENTITY, COPY, ''",
    "continued-cursor, D17, IDENTITY, MUTUAL, PROMPT",
    "replay, D26, CONTENT, COPY, PROMPT",
    "egress, D22, NETWORK, COPY, ADDRESS",
    "pivot, D16, TIMING, COPY, MODEL"
  })
  void a_test_says_what_it_measures_by_whom_and_from_what(
      String name, String signal, CauseGroup cause, Frame frame, String needs) {
    var test = named(name);

    assertThat(test.signal()).isEqualTo(signal);
    assertThat(test.cause()).isEqualTo(cause);
    assertThat(test.frame()).isEqualTo(frame);
    assertThat(test.needs())
        .isEqualTo(
            needs.isEmpty()
                ? Needs.NOTHING
                : Needs.all(
                    Stream.of(needs.split(" "))
                        .map(Capability::valueOf)
                        .toArray(Capability[]::new)));
  }

  @Test
  void a_client_program_is_known_by_any_of_three() {
    var client = named("client");

    assertThat(client.signal()).isEqualTo("D24");
    assertThat(client.cause()).isEqualTo(CauseGroup.NETWORK);
    assertThat(client.frame()).isEqualTo(Frame.COPY);
    for (Capability one : List.of(Capability.USER_AGENT, Capability.HEADERS, Capability.TLS)) {
      assertThat(client.needs().met(Set.of(one))).isTrue();
    }
    assertThat(client.needs().met(Set.of(Capability.PROMPT))).isFalse();
  }

  private static GroupTest named(String name) {
    return SHIPPED.tests().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "template, wording, 1",
    "system, wording, 1",
    "bound, bound-items, 1",
    "failover, failover, 1",
    "neighbours, wording, 6",
    "words, wording, 6"
  })
  void a_proposer_says_which_test_only_repeats_it_and_how_often_it_proposes(
      String name, String circular, int hours) {
    var proposer =
        SHIPPED.proposers().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();

    assertThat(proposer.circularTests()).containsExactly(circular);
    assertThat(proposer.everyMillis()).isEqualTo(hours * 3_600_000L);
    assertThat(SHIPPED.tests()).extracting(GroupTest::name).contains(circular);
  }

  @Test
  void parts_have_names_and_can_be_left_out_by_them() {
    assertThat(SHIPPED.names()).hasSize(6 + 15).contains("propose:bound", "test:pivot");

    var without = SHIPPED.without(Set.of("propose:bound", "test:pivot", "pivot"));

    assertThat(without.names())
        .hasSize(5 + 14)
        .doesNotContain("propose:bound", "test:pivot")
        .contains("propose:template", "test:bound-items");
  }

  @Test
  void content_channels_are_a_choice() {
    assertThat(Catalogue.with(List.of(Channel.SYSTEM), new Seed(1)).names())
        .hasSize(5 + 15)
        .contains("propose:system")
        .doesNotContain("propose:template");
  }
}
