// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Observation;
import org.stillwatch.detect.catalog.Signals;
import org.stillwatch.group.tick.Catalogue;

/// What a source carries, seen from its exchanges, and which signals stay dark without the rest.
public final class Presence {
  /// Only the names of tests are read here.
  private static final Seed NO_CHANCE = new Seed(0);

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

  /// What the source carries.
  public Set<Capability> present() {
    return Set.copyOf(seen);
  }

  /// Signals that stay dark: everything that reads them, about one account or about a group, lacks
  /// what it needs.
  ///
  /// @param accountTable whether an account table was given
  public List<String> dark(boolean accountTable) {
    var present = EnumSet.copyOf(seen);
    if (accountTable) {
      present.add(Capability.ACCOUNT_FACTS);
    }
    return dark(present);
  }

  /// Signals that stay dark where only this is present.
  public static List<String> dark(Set<Capability> present) {
    var lit =
        new TreeMap<String, Boolean>(
            Comparator.comparingInt(s -> Integer.parseInt(s, 1, s.length(), 10)));
    Signals.SHIPPED.forEach(d -> lit.merge(d.signal(), d.needs().met(present), Boolean::logicalOr));
    Catalogue.shipped(NO_CHANCE)
        .tests()
        .forEach(t -> lit.merge(t.signal(), t.needs().met(present), Boolean::logicalOr));
    return lit.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
  }
}
