// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.time.LocalDate;

/// A parser of ISO-8601 times: `2026-05-04T10:15:00.250+02:00`, with a blank in place of `T`, with
/// or without seconds, fraction and offset. It exists because it runs once per exchange and costs a
/// tenth of the library's.
final class IsoText {
  private final String text;
  private int at;
  private boolean broken;

  IsoText(String text) {
    this.text = text;
  }

  /// Milliseconds since the epoch, or [Times#NONE].
  long millis() {
    int year = number(4);
    int month = number(after('-', 2));
    int day = number(after('-', 2));
    expect(peek() == ' ' ? ' ' : peek() == 't' ? 't' : 'T');
    int hour = number(2);
    int minute = number(after(':', 2));
    int second = peek() == ':' ? number(after(':', 2)) : 0;
    int milli = peek() == '.' || peek() == ',' ? fraction() : 0;
    int offset = offsetMinutes();
    if (broken || at != text.length() || day < 1 || day > Times.days(year, month)) {
      return Times.NONE;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return Times.NONE;
    }
    long minutes = (LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 60 + minute - offset;
    return (minutes * 60 + second) * 1_000 + milli;
  }

  private int offsetMinutes() {
    char sign = peek();
    if (sign == 'Z' || sign == 'z') {
      at++;
      return 0;
    }
    if (sign != '+' && sign != '-') {
      return 0;
    }
    at++;
    int hours = number(2);
    int minutes = 0;
    if (peek() != 0) {
      minutes = number(peek() == ':' ? after(':', 2) : 2);
    }
    broken |= hours > 18 || minutes > 59;
    return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  }

  /// Milliseconds; finer digits are cut off.
  private int fraction() {
    at++;
    int first = at;
    int milli = 0;
    while (Character.digit(ascii(peek()), 10) >= 0) {
      milli = at - first < 3 ? milli * 10 + (peek() - '0') : milli;
      at++;
    }
    int digits = at - first;
    broken |= digits == 0;
    return digits == 1 ? milli * 100 : digits == 2 ? milli * 10 : milli;
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(ascii(peek()), 10);
      broken |= digit < 0;
      value = value * 10 + digit;
      at++;
    }
    return broken ? 0 : value;
  }

  private int after(char separator, int digits) {
    expect(separator);
    return digits;
  }

  private void expect(char c) {
    broken |= peek() != c;
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static char ascii(char c) {
    return c < 128 ? c : 0;
  }
}
