// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.share.stix.StixTime;

/// Where a page begins and how long it may be.
final class PageQuery {
  private static final int LONGEST_TOKEN = 128;

  private PageQuery() {}

  /// How many entries a page may have; empty when the caller's limit is none.
  static OptionalLong limit(Map<String, String> query, int most) {
    String text = query.getOrDefault("limit", "");
    if (!query.containsKey("limit")) {
      return OptionalLong.of(most);
    }
    if (!text.matches("0*[0-9]{1,9}")) {
      return OptionalLong.empty();
    }
    long limit = Long.parseLong(text);
    return limit == 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(limit, most));
  }

  /// After which moment it begins, exclusive; empty when the caller's is none. A page that is named
  /// outweighs a time, which some clients go on sending (`sharing.md` 4.2).
  static OptionalLong after(
      Map<String, String> query, PageToken tokens, String question, long nowSeconds) {
    String token = query.getOrDefault("next", "");
    if (query.containsKey("next")) {
      return token.length() > LONGEST_TOKEN
          ? OptionalLong.empty()
          : tokens.open(token, question, nowSeconds);
    }
    if (!query.containsKey("added_after")) {
      return OptionalLong.of(Long.MIN_VALUE);
    }
    Optional<Long> micros = StixTime.parse(query.getOrDefault("added_after", "")).map(Micros::of);
    return micros.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
