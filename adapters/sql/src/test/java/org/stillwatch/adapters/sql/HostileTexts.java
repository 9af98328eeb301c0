// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.List;

/// Texts that break what is put together from pieces, and texts of many scripts.
final class HostileTexts {
  static final List<String> ALL =
      List.of(
          "'; drop table api_key; --",
          "\" or \"1\"=\"1",
          "x' union select hash from audit_entry where '1'='1",
          "$$; delete from campaign_finding; $$",
          ":id ?1 ? ${bytewise} %s {0}",
          "\\' \\0 \\\\ %_",
          "\u007f tab\tline\nreturn\r bell\u0007 mark\ufeff",
          "\u00fcber \u0416\u0443\u043a \u65e5\u672c\u8a9e \u0627\u0644\u0639\u0631\u0628\u064a\u0629 e\u0301 \ud83d\udd75\ufe0f\u200d\u2640\ufe0f \ud800\udc00",
          " leading and trailing ");

  private HostileTexts() {}

  /// A text as a JSON object that holds it.
  static String json(String text) {
    var json = new StringBuilder("{\"text\":\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return json.append("\"}").toString();
  }
}
