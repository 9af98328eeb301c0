// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.Capability;

/// Something that a log lacks, and the signals that it would light if it came.
///
/// @param capability what is missing
/// @param lights signals that are dark without it and lit with it
public record Missing(Capability capability, List<String> lights) {
  /// Everything that is missing, what lights most first.
  public static List<Missing> of(Set<Capability> present) {
    List<String> dark = Presence.dark(present);
    return Arrays.stream(Capability.values())
        .filter(c -> !present.contains(c))
        .map(c -> new Missing(c, lit(dark, present, c)))
        .sorted(
            Comparator.comparingInt((Missing m) -> -m.lights.size())
                .thenComparing(Missing::capability))
        .toList();
  }

  private static List<String> lit(List<String> dark, Set<Capability> present, Capability more) {
    var with = EnumSet.copyOf(present);
    with.add(more);
    List<String> still = Presence.dark(with);
    return dark.stream().filter(s -> !still.contains(s)).toList();
  }

  /// What to ask for, in an operator's words.
  public static String name(Capability capability) {
    return switch (capability) {
      case PROMPT -> "prompt texts";
      case ANSWER -> "answer texts";
      case STATUS -> "HTTP status";
      case MODEL -> "model";
      case TOKENS -> "token counts";
      case ACCOUNT -> "account";
      case END_USER -> "end user";
      case CONVERSATION -> "conversation id";
      case ADDRESS -> "caller's address";
      case USER_AGENT -> "user agent";
      case HEADERS -> "header set";
      case TLS -> "TLS or HTTP/2 fingerprint";
      case ACCOUNT_FACTS -> "account table (--accounts)";
    };
  }
}
