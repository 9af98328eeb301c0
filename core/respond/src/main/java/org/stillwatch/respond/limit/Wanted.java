// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

/// What a caller says that a request will use.
///
/// @param topic its capability class, empty when it does not say
/// @param tokens that it expects
/// @param usdCents what they cost
public record Wanted(String topic, long tokens, long usdCents) {
  /// One request, and nothing more is known of it.
  public static final Wanted REQUEST = new Wanted("", 0, 0);

  public Wanted {
    if (tokens < 0 || tokens > Rate.MOST_UNITS || usdCents < 0 || usdCents > Rate.MOST_UNITS) {
      throw new IllegalArgumentException("a use is from 0 to a million millions");
    }
    topic = Capabilities.of(topic);
  }
}
