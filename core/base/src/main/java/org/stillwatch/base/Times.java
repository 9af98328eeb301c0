// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Times in records: ISO-8601 with an offset or, without one, UTC; or a number since the epoch in
/// seconds, milliseconds, microseconds or nanoseconds, told apart by its size.
public final class Times {
  /// What is no time.
  public static final long NONE = Long.MIN_VALUE;

  /// 2015-01-01, the first time that is accepted (`contracts.md` 5).
  public static final long FIRST = LocalDate.of(2015, 1, 1).toEpochDay() * 86_400_000L;

  /// 2100-01-01, the first time that is not accepted any more.
  public static final long END = LocalDate.of(2100, 1, 1).toEpochDay() * 86_400_000L;

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,9})?([eE]\\+?[0-9]{1,2})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /// ISO-8601 in UTC with milliseconds, as our records write it.
  public static String text(long millis) {
    return WRITTEN.format(Instant.ofEpochMilli(millis));
  }

  /// The same time, or [#NONE] when it lies outside 2015 to 2100.
  public static long accepted(long millis) {
    return millis >= FIRST && millis < END ? millis : NONE;
  }

  /// A count since the epoch in the unit that its size tells.
  public static long epoch(long count) {
    long size = count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
    if (size < 100_000_000_000L) {
      return count * 1_000;
    }
    if (size < 100_000_000_000_000L) {
      return count;
    }
    return Math.floorDiv(count, size < 100_000_000_000_000_000L ? 1_000 : 1_000_000);
  }

  /// The same for a count with a fraction, which is seconds or milliseconds in practice.
  public static long epoch(double count) {
    if (!(Math.abs(count) < 9e18)) {
      return NONE;
    }
    return Math.abs(count) < 1e11 ? Math.round(count * 1_000) : epoch((long) count);
  }

  /// A time as text.
  ///
  /// @return milliseconds since the epoch, or [#NONE] when the text is no time
  public static long parse(String text) {
    if (text.length() > 4 && text.charAt(4) == '-') {
      return new IsoText(text).millis();
    }
    if (!NUMBER.matcher(text).matches()) {
      return NONE;
    }
    try {
      boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
      return whole ? epoch(Long.parseLong(text)) : epoch(Double.parseDouble(text));
    } catch (NumberFormatException tooBig) {
      return NONE;
    }
  }

  /// A time or a day as text; a day is its first moment in UTC.
  public static long parseDay(String text) {
    return parse(DAY.matcher(text).matches() ? text + "T00:00Z" : text);
  }

  /// Days of a month, or 0 when there is no such month.
  static int days(int year, int month) {
    return month < 1 || month > 12 ? 0 : YearMonth.of(year, month).lengthOfMonth();
  }
}
