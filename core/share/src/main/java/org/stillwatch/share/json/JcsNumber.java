// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import java.math.BigDecimal;

/// The text of a number as RFC 8785 (3.2.2.3) takes it from ECMAScript, `Number::toString`: the
/// fewest digits that name the double, of these the closest ones.
///
/// The JDK gives the same digits, but never fewer than two of them: where one is enough (5e-324,
/// not 4.9e-324), that one is looked for.
final class JcsNumber {
  private JcsNumber() {}

  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    String sign = value < 0 ? "-" : "";
    var shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    return sign + placed(digits, digits.length() - shortest.scale());
  }

  private static BigDecimal shortest(double value) {
    var two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (two.precision() != 2) {
      return two;
    }
    int scale = two.scale() - 1;
    var down = BigDecimal.valueOf(two.unscaledValue().longValue() / 10, scale);
    var up = BigDecimal.valueOf(two.unscaledValue().longValue() / 10 + 1, scale);
    var exact = new BigDecimal(value);
    boolean upper = up.subtract(exact).compareTo(exact.subtract(down)) < 0;
    var one = upper ? up : down;
    return one.doubleValue() == value ? one.stripTrailingZeros() : two;
  }

  /// @param point how many digits stand before the decimal point
  private static String placed(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
