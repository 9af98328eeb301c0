// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.stillwatch.base.Times;

/// Times and lengths of time in foreign records.
public final class Moments {
  private static final Pattern ZONELESS =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?");

  private Moments() {}

  /// A time as milliseconds since the epoch, or [Times#NONE].
  ///
  /// @param zone of a time that is written without one
  public static long millis(String text, ZoneId zone) {
    long utc = Times.parse(text.strip());
    if (utc == Times.NONE || zone.equals(ZoneOffset.UTC) || !ZONELESS.matcher(text).matches()) {
      return utc;
    }
    try {
      var local = LocalDateTime.ofInstant(Instant.ofEpochMilli(utc), ZoneOffset.UTC);
      return local.atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException _) {
      return Times.NONE;
    }
  }

  /// A length in milliseconds, with a fraction that is cut off.
  public static OptionalLong millisOf(JsonNode value) {
    if (!value.isNumber() && !value.isTextual()) {
      return OptionalLong.empty();
    }
    double millis = value.asDouble(-1);
    return millis >= 0 && millis < 1e12 ? OptionalLong.of((long) millis) : OptionalLong.empty();
  }
}
