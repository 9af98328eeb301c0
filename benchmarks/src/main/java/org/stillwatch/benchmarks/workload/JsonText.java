// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

/// Writes JSON members one after another, in the order of the calls.
final class JsonText {
  private final StringBuilder out = new StringBuilder(4_096);

  /// Starts anew.
  void clear() {
    out.setLength(0);
  }

  /// Opens an object or list: the value of a named member, or of none when the name is empty.
  JsonText open(String name, char bracket) {
    name(name);
    out.append(bracket);
    return this;
  }

  JsonText close(char bracket) {
    out.append(bracket);
    return this;
  }

  /// A text; the name is empty inside a list.
  JsonText text(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /// A number or truth value as it is written.
  JsonText plain(String name, Object value) {
    name(name);
    out.append(value);
    return this;
  }

  private void name(String name) {
    if (!out.isEmpty() && "{[".indexOf(out.charAt(out.length() - 1)) < 0) {
      out.append(',');
    }
    if (!name.isEmpty()) {
      quote(name);
      out.append(':');
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
