// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;
import org.stillwatch.trace.key.InclusionProof;
import org.stillwatch.trace.key.SealedLeaf;

/// What becomes of a wish to open sealed canaries.
public sealed interface Opening {
  /// They are what was committed to, and anybody can check it.
  record Opened(List<Leaf> leaves) implements Opening {
    public Opened {
      leaves = List.copyOf(leaves);
    }

    /// Never a phrase.
    @Override
    public String toString() {
      return "Opened[" + leaves.size() + " canaries]";
    }
  }

  /// They stay sealed.
  ///
  /// @param reason one sentence
  record Refused(String reason) implements Opening {}

  /// One canary, what was sealed, and the proof that it was.
  record Leaf(Canary canary, SealedLeaf sealed, InclusionProof proof) {
    /// Never a phrase.
    @Override
    public String toString() {
      return "Leaf[]";
    }
  }
}
