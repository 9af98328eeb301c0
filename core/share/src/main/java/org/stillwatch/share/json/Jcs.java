// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import java.util.HexFormat;

/// The JSON Canonicalization Scheme (RFC 8785): one text for equal values, which is what ids are
/// made of and what is signed.
final class Jcs {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder();

  private Jcs() {}

  static String text(Json value) {
    var jcs = new Jcs();
    jcs.write(value);
    return jcs.out.toString();
  }

  private void write(Json value) {
    switch (value) {
      case Json.Obj object -> members(object);
      case Json.Arr list -> elements(list);
      case Json.Text text -> quote(text.value());
      case Json.Num number -> out.append(JcsNumber.text(number.value()));
      case Json.Bool flag -> out.append(flag.value());
      case Json.Null _ -> out.append("null");
    }
  }

  private void members(Json.Obj object) {
    char before = '{';
    for (var member : object.members().entrySet()) {
      out.append(before);
      quote(member.getKey());
      out.append(':');
      write(member.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private void elements(Json.Arr list) {
    char before = '[';
    for (Json element : list.elements()) {
      out.append(before);
      write(element);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i));
    }
    out.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u").append(HEX.toHexDigits(c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
