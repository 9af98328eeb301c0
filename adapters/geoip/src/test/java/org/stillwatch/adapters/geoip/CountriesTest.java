// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.testkit.MadeCountries;

class CountriesTest {
  private static final IpPrefix ADDRESS = IpPrefix.parse("203.0.113.9").orElseThrow();
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;

  private Path file() {
    return folder.resolve("countries.mmdb");
  }

  private void write(byte[] bytes, int seconds) throws IOException {
    Files.write(file(), bytes);
    Files.setLastModifiedTime(file(), FileTime.from(NOON.plusSeconds(seconds)));
  }

  private static byte[] database(String country) {
    return new MadeCountries().with(new byte[] {(byte) 203, 0, 113, 0}, 24, country).bytes();
  }

  @Test
  void what_replaces_the_file_is_in_force_within_a_minute() throws IOException {
    write(database("XA"), 0);
    var countries = Countries.open(file(), clock);
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XA"));

    write(database("XB"), 10);
    now.set(NOON.plusSeconds(59));
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XA"));
    now.set(NOON.plusSeconds(60));
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XB"));
  }

  @Test
  void one_that_cannot_be_read_leaves_the_one_before_in_force_until_it_can() throws IOException {
    write(database("XA"), 0);
    var countries = Countries.open(file(), clock);

    write(new byte[100], 10);
    now.set(NOON.plusSeconds(60));
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XA"));
    assertThat(countries.isFailing()).isTrue();

    Files.delete(file());
    now.set(NOON.plusSeconds(120));
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XA"));
    assertThat(countries.isFailing()).isTrue();

    write(database("XB"), 10);
    now.set(NOON.plusSeconds(180));
    assertThat(countries.of(ADDRESS)).contains(new CountryCode("XB"));
    assertThat(countries.isFailing()).isFalse();
  }

  @Test
  void a_start_with_a_file_that_is_none_says_what_is_wrong() throws IOException {
    write(new byte[100], 0);
    assertThatThrownBy(() -> Countries.open(file(), clock))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "serve.countryDatabase: "
                + file()
                + ": found something else, expected a database of countries in the MaxMind DB format"
                + " (.mmdb)");
  }
}
