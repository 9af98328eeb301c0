// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.SealedLeaf;

/// One canary: a phrase that is served, and decoys of the same generator that never are. Nobody
/// without the key can tell which is which, so in a text that owes nothing to what was served the
/// phrase ranks among its decoys like any of them.
///
/// @param name public name
/// @param phrases the one that is served first, then the decoys, all different
public record Canary(KeyRef name, List<Phrase> phrases) {
  public Canary {
    phrases = List.copyOf(phrases);
  }

  /// The canary with a name.
  ///
  /// @param decoys how many
  static Canary of(EpochKey key, KeyRef name, int decoys) {
    UnaryOperator<byte[]> mac = key.leaf(name).mac();
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (int number = 0; phrases.size() <= decoys; number++) {
      phrases.add(Phrase.of(mac, number));
    }
    return new Canary(name, List.copyOf(phrases));
  }

  /// The phrase that is served.
  public Phrase served() {
    return phrases.getFirst();
  }

  /// How many decoys it has.
  public int decoys() {
    return phrases.size() - 1;
  }

  /// What is committed to: all phrases in their order, a line each.
  SealedLeaf sealed(EpochKey key) {
    String lines = phrases.stream().map(Phrase::text).collect(Collectors.joining("\n"));
    return key.sealed(name.name(), lines.getBytes(StandardCharsets.UTF_8));
  }

  /// Never a phrase.
  @Override
  public String toString() {
    return "Canary[" + decoys() + " decoys]";
  }
}
