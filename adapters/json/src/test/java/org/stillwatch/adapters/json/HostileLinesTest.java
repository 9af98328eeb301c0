// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.testkit.Seeds;

/// Damaged lines: whatever stands in them, a reader answers, and never with an exception.
class HostileLinesTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final byte[] EXCHANGE =
      ("{\"id\":\"x\",\"time\":\"2026-05-04T10:15:00.250Z\",\"account\":\"a\",\"client\":{\"ip\":"
              + "\"::1\",\"headers\":[[\"a\",\"b\"]]},\"request\":{\"m\":[1.5e3,\"\\u00e4\u20ac\"]},"
              + "\"response\":{\"status\":200,\"body\":\"ok\"},\"usage\":{\"input\":\"31\"},"
              + "\"fingerprint\":null,\"latencyMs\":5120}")
          .getBytes(UTF_8);
  private static final byte[] ACCOUNT =
      ("{\"id\":\"a\",\"createdAt\":\"2026-05-04\",\"payment\":[{\"instrument\":\"p\"}],"
              + "\"signupIp\":\"2001:db8::1\",\"entitlement\":{\"tokensPerDay\":1},\"device\":[\"d\"]}")
          .getBytes(UTF_8);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_damaged_line_is_used_or_refused(long seed) {
    var dice = new SplittableRandom(seed);
    var exchanges = new ExchangeLines(KEY);
    var accounts = new AccountLines(KEY);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] one = damaged(EXCHANGE, dice);
      byte[] other = damaged(ACCOUNT, dice);
      Captured captured = exchanges.read(one, 0, one.length, new ToldExchange());
      refused += captured.equals(ToldExchange.BUILT) ? 0 : 1;
      assertThat(accounts.read(other, 0, other.length)).isNotNull();
    }

    assertThat(refused).isBetween(1, 19_999);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_range_never_leaves_its_line(long seed) {
    var dice = new SplittableRandom(seed);
    byte[] line = damaged(EXCHANGE, dice);
    for (int i = 0; i < 5_000; i++) {
      var sink = new ToldExchange();
      new ExchangeLines(KEY).read(line, 0, line.length, sink);
      String request = String.valueOf(sink.told.getOrDefault("request", "{}"));
      assertThat(request).startsWith("{").endsWith("}");
      line = damaged(EXCHANGE, dice);
    }
  }

  /// One to three bytes changed, cut out or doubled.
  private static byte[] damaged(byte[] whole, SplittableRandom dice) {
    byte[] line = whole.clone();
    for (int n = 1 + dice.nextInt(3); n > 0; n--) {
      int at = dice.nextInt(line.length);
      switch (dice.nextInt(3)) {
        case 0 -> line[at] = (byte) dice.nextInt(256);
        case 1 -> line[at] = (byte) "\"{}[],:0e.-\\".charAt(dice.nextInt(12));
        default -> line = Arrays.copyOf(line, Math.max(1, at));
      }
    }
    return line;
  }
}
