// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.stillwatch.base.Times;

/// A writer of canonical JSON as `contracts.md` 1 defines it, so that equal results are equal
/// bytes: members in the order in which they are written, no white space, probabilities rounded to
/// four decimals, nats to two, no trailing zeros, times in UTC with milliseconds.
final class CanonicalJson {
  private static final int PROBABILITY_DECIMALS = 4;
  private static final int NATS_DECIMALS = 2;

  private final StringBuilder json = new StringBuilder();
  private boolean first = true;

  /// An object whose members the given code writes.
  void object(Runnable members) {
    open('{');
    members.run();
    close('}');
  }

  /// A member that is a list, in the order given.
  <E> void list(String name, Collection<E> elements, Consumer<E> element) {
    name(name);
    open('[');
    elements.forEach(element);
    close(']');
  }

  /// A member that is a list of texts, sorted.
  void texts(String name, Collection<String> texts) {
    list(name, texts.stream().sorted().toList(), this::value);
  }

  /// A member that maps names to counts, sorted by name.
  void counts(String name, Map<String, Long> counts) {
    name(name);
    object(() -> new TreeMap<>(counts).forEach(this::integer));
  }

  /// A member that is text.
  void text(String name, String text) {
    name(name);
    quote(text);
    first = false;
  }

  /// A member that is text, or null where there is none.
  void textOrNull(String name, String text) {
    if (text.isEmpty()) {
      raw(name, "null");
    } else {
      text(name, text);
    }
  }

  /// A member that is an integer.
  void integer(String name, long value) {
    raw(name, Long.toString(value));
  }

  /// A member that is an integer or null.
  void integer(String name, OptionalLong value) {
    raw(name, value.isPresent() ? Long.toString(value.getAsLong()) : "null");
  }

  /// A member that is a truth value.
  void flag(String name, boolean value) {
    raw(name, Boolean.toString(value));
  }

  /// A member that is a time, or null for [Times#NONE].
  void time(String name, long millis) {
    textOrNull(name, millis == Times.NONE ? "" : Times.text(millis));
  }

  /// A member that is a probability.
  void probability(String name, double p) {
    raw(name, rounded(p, PROBABILITY_DECIMALS));
  }

  /// A member that is a weight in nats.
  void nats(String name, double nats) {
    raw(name, rounded(nats, NATS_DECIMALS));
  }

  /// A probability in a list.
  void probability(double p) {
    element(rounded(p, PROBABILITY_DECIMALS));
  }

  /// A text in a list.
  void value(String text) {
    comma();
    quote(text);
    first = false;
  }

  /// A member whose value is written as it stands.
  void raw(String name, String value) {
    name(name);
    json.append(value);
    first = false;
  }

  /// The name of a member whose value comes next.
  void name(String name) {
    comma();
    quote(name);
    json.append(':');
    first = true;
  }

  private void element(String value) {
    comma();
    json.append(value);
    first = false;
  }

  private void open(char bracket) {
    comma();
    json.append(bracket);
    first = true;
  }

  private void close(char bracket) {
    json.append(bracket);
    first = false;
  }

  private void comma() {
    if (!first) {
      json.append(',');
    }
  }

  private void quote(String text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }

  /// Decimal digits of the shortest decimal that names the double, rounded half to even.
  private static String rounded(double value, int decimals) {
    var exact = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
