// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void a_tick_sees_what_lies_before_it_and_nothing_else() {
    assertThat(Tick.HOURLY.firstSeeing(0)).isEqualTo(3_600_000);
    assertThat(Tick.HOURLY.firstSeeing(3_599_999)).isEqualTo(3_600_000);
    assertThat(Tick.HOURLY.firstSeeing(3_600_000)).isEqualTo(7_200_000);
    assertThat(Tick.HOURLY.firstSeeing(-1)).isZero();
  }

  @Test
  void hashes_are_written_as_sixteen_digits_and_read_back() {
    assertThat(Hash64.text(0xabcL)).isEqualTo("0000000000000abc");
    assertThat(Hash64.parse("ffffffffffffffff")).isEqualTo(-1L);
    assertThatThrownBy(() -> Hash64.parse("FFFFFFFFFFFFFFFF"))
        .hasMessageContaining("lower-case hexadecimal");
    assertThatThrownBy(() -> Hash64.parse("12"))
        .hasMessage("expected 16 hexadecimal digits, got 2");
  }

  @Test
  void a_key_never_shows_itself() {
    var key = new FingerprintKey(new byte[FingerprintKey.BYTES]);

    assertThat(key.toString()).isEqualTo("FingerprintKey[" + key.keyId() + "]");
    assertThat(key.keyId()).hasSize(8);
    assertThat(key.hash("text").of("x")).isNotEqualTo(key.hash("ids").of("x"));
    assertThatThrownBy(() -> new FingerprintKey(new byte[3]))
        .hasMessage("a fingerprint key has 32 bytes, got 3");
  }

  @Test
  void seeds_differ_by_purpose_and_repeat() {
    var seed = new Seed(42);

    assertThat(seed.derive("a")).isEqualTo(new Seed(42).derive("a"));
    assertThat(seed.derive("a")).isNotEqualTo(seed.derive("b"));
    assertThat(seed.derive(1)).isNotEqualTo(seed.derive(2));
  }

  @Test
  void log_odds_and_probability_are_inverse_to_each_other() {
    for (double p : new double[] {1e-9, 0.1, 0.5, 0.9, 1 - 1e-9}) {
      assertThat(LogOdds.probability(LogOdds.of(p))).isCloseTo(p, within(1e-12));
    }
    assertThat(LogOdds.probability(-800)).isZero();
    assertThatThrownBy(() -> LogOdds.of(1)).hasMessageContaining("inside (0, 1)");
  }

  @Test
  void verdicts_know_which_is_stronger() {
    assertThat(Verdict.ACT.atMost(Verdict.REVIEW)).isEqualTo(Verdict.REVIEW);
    assertThat(Verdict.WATCH.atMost(Verdict.REVIEW)).isEqualTo(Verdict.WATCH);
    assertThat(Verdict.REVIEW.reaches(Verdict.REVIEW)).isTrue();
    assertThat(Verdict.WATCH.reaches(Verdict.REVIEW)).isFalse();
  }

  @Test
  void an_operators_mistake_is_told_in_one_line() {
    assertThat(new ConfigException("stillwatch.yaml", "tick", "-1", "a length above zero"))
        .hasMessage("stillwatch.yaml: tick: found -1, expected a length above zero");
  }
}
