// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as STIX writes them (2.1, 2.16): RFC 3339 in UTC with `Z`; read with up to nine digits of
/// a second, written with three, six or nine, as many as are needed.
public final class StixTime {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
  private static final int LONGEST = 30;

  private StixTime() {}

  /// Reads a time; empty when it is none.
  public static Optional<Instant> parse(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }

  /// Writes a time.
  public static String text(Instant time) {
    String fraction =
        time.truncatedTo(ChronoUnit.MILLIS).equals(time)
            ? "SSS"
            : time.truncatedTo(ChronoUnit.MICROS).equals(time) ? "SSSSSS" : "SSSSSSSSS";
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
