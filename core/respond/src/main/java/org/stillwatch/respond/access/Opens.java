// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What each tier opens, by the operator's own names of models, topics or features. What no tier
/// names is open to everybody (fails open: a tier closes only what somebody wrote down).
///
/// @param byTier names by tier; a name stands in one tier, and the tiers above it open it too
public record Opens(Map<Tier, Set<String>> byTier) {
  /// Nothing is closed.
  public static final Opens EVERYTHING = new Opens(Map.of());

  /// The most names in all.
  public static final int MOST_NAMES = 1_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");

  /// @throws IllegalArgumentException for a name of another form, one in two tiers, or too many
  public Opens {
    var copy = new EnumMap<Tier, Set<String>>(Tier.class);
    var all = new HashMap<String, Tier>();
    byTier.forEach((tier, names) -> {
      for (String name : names) {
        if (!isName(name) || all.put(name, tier) != null || all.size() > MOST_NAMES) {
          throw new IllegalArgumentException("a name stands in one tier, at most 1000 names");
        }
      }
      copy.put(tier, Set.copyOf(names));
    });
    byTier = Map.copyOf(copy);
  }

  /// Whether a text can be the name of something that is opened.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// The lowest tier that opens something; [Tier#NONE] for what is open to everybody.
  public Tier lowest(String name) {
    return byTier.entrySet().stream()
        .filter(tier -> tier.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Tier.NONE);
  }
}
