// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One item of evidence of a case.
///
/// @param id names it inside the case
/// @param kind what it is about
/// @param origin whose observation it is
/// @param costlyToForge whether an outsider would have to pay dearly to plant it
/// @param seenMillis when it was seen or last confirmed
/// @param nats by id of a hypothesis, how much likelier it is under that than by chance among
///   accounts that have nothing to do with each other; what is not named is as likely as by chance.
///   An organisation and its false flag take over what `Y1` says unless they are named themselves
/// @param text one sentence
public record Item(
    String id,
    Kind kind,
    Origin origin,
    boolean costlyToForge,
    long seenMillis,
    Map<String, Double> nats,
    String text) {
  public Item {
    nats = Collections.unmodifiableMap(new TreeMap<>(nats));
  }

  /// Whether it is our own observation.
  boolean own() {
    return origin instanceof Origin.Own;
  }

  /// What it says of a hypothesis. Whoever plants traces can plant what is cheap to forge as well
  /// as the organisation leaves it; what is costly points at the false flag no more than at any
  /// other operator.
  double natsOf(Hypothesis hypothesis) {
    Double named = nats.get(hypothesis.id());
    if (named != null) {
      return named;
    }
    if (hypothesis.names().isEmpty() && !hypothesis.id().startsWith(Hypothesis.FALSE_FLAG)) {
      return 0;
    }
    double operator = nats.getOrDefault("Y1", 0.0);
    if (hypothesis.id().startsWith(Hypothesis.FALSE_FLAG) && !costlyToForge) {
      String organisation = hypothesis.id().substring(Hypothesis.FALSE_FLAG.length());
      return nats.getOrDefault(Hypothesis.ORGANISATION + organisation, operator);
    }
    return operator;
  }
}
