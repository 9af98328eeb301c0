// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.Seeds;

class PatternTest {
  private static final String JA4 = "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb";
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Seen SEEN =
      Seen.exchange(
          AT,
          Optional.of("203.0.113.7"),
          OptionalLong.of(64_500),
          Optional.of(JA4),
          Optional.of("o'brien\\client"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[ipv4-addr:value = '203.0.113.7'] | YES",
        "[ipv4-addr:value = '203.0.113.8'] | NO",
        "[ipv4-addr:value != '203.0.113.8'] | YES",
        "[ipv4-addr:value IN ('198.51.100.1', '203.0.113.7')] | YES",
        "[ipv4-addr:value NOT IN ('198.51.100.1', '203.0.113.7')] | NO",
        "[ipv4-addr:value ISSUBSET '203.0.113.0/24'] | YES",
        "[ipv4-addr:value ISSUBSET '198.51.100.0/24'] | NO",
        "[ipv4-addr:value LIKE '203.0.113.%'] | YES",
        "[ipv4-addr:value LIKE '203.0_113.7'] | YES",
        "[ipv4-addr:value LIKE '203.0.113'] | NO",
        "[ipv4-addr:value MATCHES '^203\\\\.0\\\\.113\\\\.[0-9]+$'] | YES",
        "[ipv4-addr:value MATCHES '(203)\\\\1'] | CANNOT_TELL",
        "[autonomous-system:number = 64500] | YES",
        "[autonomous-system:number > 64500] | NO",
        "[autonomous-system:number >= 64500 AND autonomous-system:number < 64501] | YES",
        "[ipv6-addr:value = '2001:db8::1'] | NO",
        "[ipv6-addr:value NOT = '2001:db8::1'] | NO",
        "[EXISTS ipv4-addr:value] | YES",
        "[EXISTS ipv6-addr:value] | NO",
        "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'o\\'brien\\\\client'] | YES",
        "[ipv4-addr:value = '198.51.100.1' OR (ipv4-addr:value = '203.0.113.7' AND autonomous-system:number = 64500)] | YES",
        "[ipv4-addr:value = '198.51.100.1'] OR [autonomous-system:number = 64500] | YES",
        "[ipv4-addr:value = '203.0.113.7'] START t'2026-03-01T00:00:00Z' STOP t'2026-03-02T00:00:00Z' | YES",
        "[ipv4-addr:value = '203.0.113.7'] START t'2026-03-02T00:00:00Z' STOP t'2026-03-03T00:00:00Z' | NO",
        "[ipv4-addr:value = '203.0.113.7'] AND [autonomous-system:number = 64500] | CANNOT_TELL",
        "[ipv4-addr:value = '203.0.113.7'] FOLLOWEDBY [autonomous-system:number = 64500] | CANNOT_TELL",
        "([ipv4-addr:value = '203.0.113.7'] REPEATS 5 TIMES) WITHIN 60 SECONDS | CANNOT_TELL",
        "/* why */ [ipv4-addr:value = '203.0.113.7'] // so | YES"
      })
  void a_pattern_is_held_against_what_we_saw(String pattern, Match match) throws BadPattern {
    assertThat(Pattern.parse(pattern).against(SEEN)).isEqualTo(match);
  }

  @Test
  void the_indicator_of_the_example_fires_on_address_and_client_together() throws BadPattern {
    Pattern pattern =
        Pattern.parse(
            "[network-traffic:src_ref.value = '203.0.113.7' AND network-traffic:extensions."
                + "'extension-definition--e52fec14-2d75-4a6a-8584-0f4ce50ee168'.ja4 = '"
                + JA4
                + "']");
    Seen otherClient =
        Seen.exchange(
            AT,
            Optional.of("203.0.113.7"),
            OptionalLong.empty(),
            Optional.of("t13d0000h2_cccccccccccc_bbbbbbbbbbbb"),
            Optional.empty());

    assertThat(pattern.against(SEEN)).isEqualTo(Match.YES);
    assertThat(pattern.against(otherClient)).isEqualTo(Match.NO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | character 0: expected [",
        "[ | character 1: expected the type of an object",
        "[ipv4-addr] | character 10: expected :",
        "[ipv4-addr:value] | character 16: expected an operator",
        "[ipv4-addr:value =] | character 18: expected a value",
        "[ipv4-addr:value = 'x | character 20: expected a closing quote",
        "[ipv4-addr:value = 'x'] nonsense | character 24: expected the end of the pattern, AND, OR, FOLLOWEDBY or a qualifier",
        "[ipv4-addr:value MATCHES 5] | character 25: expected text in quotes",
        "[ipv4-addr:value = 'x'] WITHIN 0 SECONDS | character 33: expected a number above 0 and SECONDS",
        "[ipv4-addr:value = 'x'] START t'soon' STOP t'later' | character 30: expected a time such as t'2026-01-31T00:00:00Z'",
        "[ipv4-addr:value = 1.2.3] | character 19: expected a number",
        "[ipv4-addr:value # 'x'] | character 17: expected a sign of the pattern language"
      })
  void what_is_no_pattern_is_refused_with_the_place(String pattern, String message) {
    assertThatThrownBy(() -> Pattern.parse(pattern)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{1000}){1000}",
        "((a{32}){32}){32}",
        "a{1,1001}bcdefgh",
        "(((a{10}){10}){10}){10}",
        "(x{999}|y{2})"
      })
  void expressions_that_would_multiply_are_refused(String regex) {
    assertThat(LinearRegex.of(regex)).isEmpty();
    assertThatThrownBy(() -> Pattern.parse("[a:b MATCHES '" + regex + "']"))
        .hasMessageContaining("at most 10,000 characters in all");
  }

  @Test
  @Timeout(5)
  void an_expression_that_explodes_elsewhere_takes_no_time_here() throws BadPattern {
    Pattern pattern = Pattern.parse("[ipv4-addr:value MATCHES '^((a+)+)+$']");
    Seen exploding = new Seen(AT, Map.of("ipv4-addr:value", List.of("a".repeat(1_023) + "!")));
    Seen longer = new Seen(AT, Map.of("ipv4-addr:value", List.of("a".repeat(1_025))));

    assertThat(pattern.against(exploding)).isEqualTo(Match.NO);
    assertThat(pattern.against(longer)).isEqualTo(Match.CANNOT_TELL);
  }

  @Test
  void depth_length_and_number_are_bounded() {
    String deep = "(".repeat(40) + "[a:b = 1]" + ")".repeat(40);
    String deeper = "[" + "(".repeat(5_000) + "a:b = 1" + ")".repeat(5_000) + "]";
    String many = "[a:b IN (" + "1,".repeat(2_100) + "1)]";

    assertThatThrownBy(() -> Pattern.parse(deep)).hasMessageContaining("at most 32 parentheses");
    assertThatThrownBy(() -> Pattern.parse(deeper)).hasMessageContaining("at most 32 parentheses");
    assertThatThrownBy(() -> Pattern.parse(many)).hasMessageContaining("at most 2000 comparisons");
    assertThatThrownBy(() -> Pattern.parse(" ".repeat(20_000))).hasMessageContaining("16384");
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_damaged_pattern_is_read_or_refused_and_nothing_else(long seed) {
    var random = new SplittableRandom(seed);
    String whole =
        "([network-traffic:src_ref.value = '203.0.113.7' AND (a:b[*].'c d' NOT IN (1, -2.5, true)"
            + " OR x:y MATCHES 'z+')] AND [a:b = h'00']) WITHIN 5 SECONDS";
    for (int i = 0; i < 20_000; i++) {
      var damaged = new StringBuilder(whole);
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.deleteCharAt(at);
          case 1 -> damaged.setCharAt(at, (char) random.nextInt(32, 127));
          default -> damaged.insert(at, whole.charAt(random.nextInt(whole.length())));
        }
      }
      try {
        assertThat(Pattern.parse(damaged.toString()).against(SEEN)).isNotNull();
      } catch (BadPattern refused) {
        assertThat(refused.at()).isBetween(0, damaged.length());
      }
    }
  }

  @Test
  @Timeout(10)
  void the_longest_pattern_is_read_in_time() {
    String one = "[a:b = 1] OR ";
    String longest = one.repeat(Pattern.LONGEST / one.length() - 1) + "[a:b = 1]";
    long before = System.nanoTime();

    assertThat(longest.length()).isGreaterThan(16_000);
    assertThatThrownBy(() -> Pattern.parse(longest + " x")).isInstanceOf(BadPattern.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\\\pL{40}zz ; 1",
        "(?i)[\\\\pL\\\\pN]{22}zz ; 1",
        "((\\\\pL|\\\\pN|\\\\pM)*){15}zz ; 1",
        "((a|b|c|d)*){500}zz ; 1",
        "(a?){800}azz ; 1",
        "(((((((a*)*)*)*)*)*)*)*zz ; 350",
        "[0-9a-f]{64}(a|b)*[^c]*d?zz ; 5"
      })
  @Timeout(20)
  void the_dearest_pattern_that_can_be_paid_for_is_read_and_run_in_time(String regex, int times)
      throws BadPattern {
    String one = "a:b MATCHES '" + regex + "' OR ";
    String pattern = "[" + one.repeat(times) + "a:b = 1]";
    Seen seen = new Seen(AT, Map.of("a:b", List.of("\u00e4a".repeat(512))));
    long before = System.nanoTime();

    Match match = Pattern.parse(pattern).against(seen);

    assertThat(match).isEqualTo(Match.NO);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(() -> Pattern.parse(pattern.replace("a:b = 1", one.repeat(99) + "a:b = 1")))
        .isInstanceOf(BadPattern.class);
  }

  @Test
  @Timeout(20)
  void ten_thousand_dear_patterns_are_read_in_time() throws BadPattern {
    long before = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      var _ = Pattern.parse("[a:b MATCHES '\\\\pL{40}" + i + "']");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }
}
