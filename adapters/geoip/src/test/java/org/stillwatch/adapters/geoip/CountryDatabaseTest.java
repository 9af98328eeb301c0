// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.testkit.MadeCountries;
import org.stillwatch.testkit.Seeds;

class CountryDatabaseTest {
  private static byte[] v6(int first, int second) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) (first >> 8);
    bytes[1] = (byte) first;
    bytes[2] = (byte) (second >> 8);
    bytes[3] = (byte) second;
    return bytes;
  }

  private static byte[] made() {
    return new MadeCountries()
        .with(new byte[] {(byte) 203, 0, 113, 0}, 24, "XA")
        .with(new byte[] {(byte) 198, 51, 100, (byte) 128}, 25, "XB")
        .with(v6(0x2001, 0xdb8), 32, "XC")
        .bytes();
  }

  private static Optional<String> country(CountryDatabase database, String address) {
    return database.of(IpPrefix.parse(address).orElseThrow()).map(CountryCode::letters);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0, XA",
    "203.0.113.255, XA",
    "::ffff:203.0.113.7, XA",
    "203.0.114.0, ",
    "198.51.100.127, ",
    "198.51.100.128, XB",
    "2001:db8:1::2, XC",
    "2001:db9::, ",
    "10.0.0.1, ",
    "::1, ",
    "203.0.113.0/24, "
  })
  void an_address_has_the_country_of_its_network(String address, String country)
      throws IOException {
    assertThat(country(CountryDatabase.of(made()), address))
        .isEqualTo(Optional.ofNullable(country));
  }

  @Test
  void it_says_when_it_was_made() throws IOException {
    assertThat(CountryDatabase.of(made()).built()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void a_file_of_something_else_is_refused() {
    for (String text : new String[] {"", "x", "{\"country\":\"XA\"}", "MaxMind.com"}) {
      assertThatThrownBy(() -> CountryDatabase.of(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IOException.class)
          .hasMessage("no database in the MaxMind DB format");
    }
  }

  @Test
  void a_record_that_holds_itself_has_no_country() throws IOException {
    byte[] bytes = made();
    byte[] begin = "\u00e1Gcountry".getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (!Arrays.equals(begin, Arrays.copyOfRange(bytes, at, at + begin.length))) {
      at++;
    }
    // A pointer to the begin of the values, where this record stands.
    bytes[at + begin.length] = 0x20;
    bytes[at + begin.length + 1] = 0;
    var database = CountryDatabase.of(bytes);
    assertThat(country(database, "203.0.113.9")).isEmpty();
    assertThat(country(database, "198.51.100.200")).contains("XB");
  }

  /// Who replaces a file badly gets no country, or is told so, and ends nothing.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void broken_bytes_end_nothing(long seed) {
    var random = new SplittableRandom(seed);
    byte[] whole = made();
    int refused = 0;
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = whole.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      try {
        var database = CountryDatabase.of(bytes);
        for (String address : new String[] {"203.0.113.9", "198.51.100.200", "2001:db8::1"}) {
          country(database, address).ifPresent(c -> assertThat(c).matches("[A-Z]{2}"));
        }
        read++;
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(read).isPositive();
  }
}
