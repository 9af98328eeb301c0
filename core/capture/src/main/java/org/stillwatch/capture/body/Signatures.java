// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.capture.text.KeyedMix;

/// The last two distinct reasoning signatures of a body. A provider issues them, so the same one in
/// two accounts was copied.
final class Signatures {
  static final int KEPT = 2;

  /// Shorter strings are no signatures (assumed).
  private static final int SHORTEST = 16;

  private static final int SIGNATURE = 31;

  private final KeyedMix mix;
  private final List<Long> last = new ArrayList<>();

  Signatures(KeyedMix mix) {
    this.mix = mix;
  }

  /// Adds the string that the parser stands on; anything else is skipped.
  void add(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
    } else if (parser.getTextLength() >= SHORTEST) {
      int from = parser.getTextOffset();
      long exact = mix.exact(parser.getTextCharacters(), from, from + parser.getTextLength());
      keep(mix.sealed(SIGNATURE, exact));
    }
  }

  private void keep(long hash) {
    last.remove(Long.valueOf(hash));
    last.add(hash);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  /// What was found since the last call, newest last.
  List<Long> take() {
    var found = List.copyOf(last);
    last.clear();
    return found;
  }
}
