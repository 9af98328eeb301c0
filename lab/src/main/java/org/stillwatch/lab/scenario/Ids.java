// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.HexFormat;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Seed;

/// Opaque ids: hashes of a counter under the world's seed, so that neither order nor side shows.
final class Ids {
  private final KeyedHash hash;
  private long counter;

  Ids(Seed seed) {
    this.hash = new KeyedHash(seed.derive("ids").bits(), seed.derive("more ids").bits());
  }

  /// A new id with a prefix that says what kind of thing it names.
  String next(String prefix) {
    counter++;
    return prefix + HexFormat.of().toHexDigits(hash.ofWords(counter, 0));
  }

  /// The id of a call, from what makes it unique.
  long call(int persona, long conversation, int turn, long timeMillis) {
    return hash.ofWords(persona, conversation, turn, timeMillis);
  }

  static String exchange(long id) {
    return "x_" + HexFormat.of().toHexDigits(id);
  }
}
