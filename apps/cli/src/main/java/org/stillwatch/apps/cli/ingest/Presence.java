// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.base.Capability;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Observation;

/// What a source carries, seen from its exchanges, and which signals stay dark without the rest.
public final class Presence {
  private static final Map<Capability, List<String>> READ_BY =
      Map.of(
          Capability.PROMPT, List.of("D2", "D3", "D18"),
          Capability.STATUS, List.of("D18"),
          Capability.TOKENS, List.of("D19", "D20"),
          Capability.ADDRESS, List.of("D21"),
          Capability.ACCOUNT_FACTS, List.of("D19", "D20", "D23"));

  private final Set<Capability> seen = EnumSet.of(Capability.ACCOUNT);

  void add(Observation o) {
    mark(Capability.PROMPT, o.fingerprint().hasText());
    mark(Capability.ANSWER, o.fingerprint().answer() != AnswerShape.UNKNOWN);
    mark(Capability.STATUS, o.reply().status() != 0);
    mark(Capability.MODEL, !o.model().isEmpty());
    mark(Capability.TOKENS, o.usage().total() >= 0);
    mark(Capability.END_USER, o.user() != 0);
    mark(Capability.CONVERSATION, o.session() != 0);
    mark(Capability.ADDRESS, o.client().address() != 0);
    mark(Capability.USER_AGENT, o.client().userAgent() != 0);
    mark(Capability.HEADERS, o.client().headerSet() != 0);
    mark(Capability.TLS, o.client().tls() != 0);
  }

  private void mark(Capability capability, boolean present) {
    if (present) {
      seen.add(capability);
    }
  }

  /// What the source does not carry, in the order of the letters' list; the account table apart.
  public List<Capability> absent() {
    var absent = EnumSet.complementOf(EnumSet.copyOf(seen));
    absent.remove(Capability.ACCOUNT_FACTS);
    return List.copyOf(absent);
  }

  /// Signals that stay dark.
  ///
  /// @param accountTable whether an account table was given
  public List<String> dark(boolean accountTable) {
    var dark = new TreeMap<Integer, String>();
    for (Capability capability : Capability.values()) {
      boolean missing =
          capability == Capability.ACCOUNT_FACTS ? !accountTable : !seen.contains(capability);
      if (missing) {
        READ_BY
            .getOrDefault(capability, List.of())
            .forEach(s -> dark.put(Integer.valueOf(s.substring(1)), s));
      }
    }
    return List.copyOf(dark.values());
  }
}
