// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.geoip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.IpPrefix;

/// In which country an address is, by a file of the operator's that is replaced now and then. What
/// replaces it is read within a minute, without a restart; one that cannot be read leaves the one
/// before in force, and is told. An address that is not in it has no country (fails open).
///
/// Several threads may share it; one of them reads.
public final class Countries {
  private static final Duration LOOKS_EVERY = Duration.ofMinutes(1);

  private final Path file;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile CountryDatabase database;
  private volatile Instant lookedAt;
  private volatile boolean failing;
  private Version version;

  private record Version(FileTime written, long bytes) {
    static Version of(Path file) throws IOException {
      return new Version(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  private Countries(Path file, Version version, CountryDatabase database, InstantSource clock) {
    this.file = file;
    this.version = version;
    this.database = database;
    this.clock = clock;
    this.lookedAt = clock.instant();
  }

  /// Reads a file.
  ///
  /// @throws ConfigException when it cannot be read
  public static Countries open(Path file, InstantSource clock) {
    try {
      return new Countries(file, Version.of(file), CountryDatabase.read(file), clock);
    } catch (IOException e) {
      throw new ConfigException(
          "serve.countryDatabase",
          file.toString(),
          "something else",
          "a database of countries in the MaxMind DB format (.mmdb)");
    }
  }

  /// The country of an address, empty for a network or an address that is not in the file.
  public Optional<CountryCode> of(IpPrefix address) {
    look();
    return database.of(address);
  }

  private void look() {
    Instant now = clock.instant();
    if (now.isBefore(lookedAt.plus(LOOKS_EVERY)) || !looking.tryLock()) {
      return;
    }
    try {
      lookedAt = now;
      Version there = Version.of(file);
      if (failing || !there.equals(version)) {
        database = CountryDatabase.read(file);
        version = there;
      }
      failing = false;
    } catch (IOException _) {
      failing = true;
    } finally {
      looking.unlock();
    }
  }

  /// Whether the file could not be read when it was looked at last; the one before is in force.
  public boolean isFailing() {
    return failing;
  }

  /// When the database that is in force was made.
  public Instant built() {
    return database.built();
  }
}
