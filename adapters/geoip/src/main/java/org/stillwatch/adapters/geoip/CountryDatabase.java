// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.geoip;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.IpPrefix;

/// In which country an address is, by one database in the MaxMind DB format (version 2). Such
/// databases err: what they say serves people who read it, and no score.
///
/// A record is read where it has `country.iso_code`, as those of MaxMind and DB-IP do, or a text
/// `country_code` or `country` of two letters. All of the file is held in memory, at most
/// [#MOST_BYTES]: one that is replaced while it is read breaks nothing. Several threads may share
/// it.
final class CountryDatabase {
  /// Larger files are refused: a database of countries has some 10 MB.
  static final int MOST_BYTES = 256 << 20;

  private final Reader reader;

  private CountryDatabase(Reader reader) {
    this.reader = reader;
  }

  /// Reads a file.
  ///
  /// @throws IOException when it is too large, or is no such database
  static CountryDatabase read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
    }
    return of(bytes);
  }

  static CountryDatabase of(byte[] bytes) throws IOException {
    try {
      return new CountryDatabase(new Reader(new ByteArrayInputStream(bytes), new CHMCache()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new IOException("no database in the MaxMind DB format", e);
    }
  }

  /// The country of an address; empty where it has none, for a network, and where the database is
  /// broken at that place.
  Optional<CountryCode> of(IpPrefix address) {
    if (address.length() != 128) {
      return Optional.empty();
    }
    try {
      Map<?, ?> record = reader.get(internet(address), Map.class);
      return record == null ? Optional.empty() : code(record);
    } catch (IOException | RuntimeException | StackOverflowError _) {
      return Optional.empty(); // the library follows a record that holds itself until the end
    }
  }

  private static Optional<CountryCode> code(Map<?, ?> record) {
    if (record.get("country") instanceof Map<?, ?> country) {
      return code(country.get("iso_code"));
    }
    return code(record.get("country_code")).or(() -> code(record.get("country")));
  }

  private static Optional<CountryCode> code(@Nullable Object letters) {
    return letters instanceof String text && text.matches("[A-Z]{2}")
        ? Optional.of(new CountryCode(text))
        : Optional.empty();
  }

  private static InetAddress internet(IpPrefix address) throws IOException {
    return InetAddress.getByAddress(
        address.isIpv4()
            ? ByteBuffer.allocate(4).putInt((int) address.low()).array()
            : ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array());
  }

  /// When it was made.
  Instant built() {
    return reader.getMetadata().buildTime();
  }
}
