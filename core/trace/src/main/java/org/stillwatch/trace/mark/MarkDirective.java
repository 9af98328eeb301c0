// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.trace.key.KeyRef;

/// How one answer is to be served. Whoever serves counts the unmarked ones by reason.
public sealed interface MarkDirective {
  /// What holds with and without a mark.
  Serving serving();

  /// The answer carries a mark.
  ///
  /// @param route the replica, empty when replicas are not told apart
  /// @param variantSeed of choices without meaning; empty when nothing is to be chosen
  /// @param bestOf how many answers are drawn; 1 is the usual
  record Marked(Optional<Routed> route, OptionalLong variantSeed, int bestOf, Serving serving)
      implements MarkDirective {
    /// Without the seed, which comes from a key.
    @Override
    public String toString() {
      return "Marked[" + route + ", bestOf=" + bestOf + ", " + serving + "]";
    }
  }

  /// The answer carries none, and is served all the same.
  ///
  /// @param why the first reason that applies
  record Unmarked(Reason why, Serving serving) implements MarkDirective {}

  /// A replica and its mark.
  ///
  /// @param pool number of the replica, from 0
  /// @param key name of the key that it marks with
  /// @param scope which contexts it marks once
  record Routed(int pool, KeyRef key, DedupScope scope) {}

  /// What holds with and without a mark.
  ///
  /// @param thinking what becomes of the model's reasoning
  /// @param ledger what is kept of the answer
  /// @param auditTag names week, policy and reason in audit logs; the same for all accounts
  record Serving(ThinkingPolicy thinking, LedgerPolicy ledger, String auditTag) {}

  /// Which repeated contexts are marked once.
  enum DedupScope {
    /// Those of one answer, as vLLM calls it `single_turn`: what scorers assume.
    SINGLE_TURN
  }

  /// What becomes of the model's reasoning.
  enum ThinkingPolicy {
    /// It is returned as was asked for.
    AS_ASKED,
    /// It is withheld or summarised, and comes back sealed where the client needs it for the next
    /// turn.
    WITHHELD
  }

  /// What is kept of an answer.
  enum LedgerPolicy {
    /// Nothing.
    NOTHING,
    /// Its fingerprints.
    FINGERPRINTS,
    /// Its fingerprints and those of a twin that is not served.
    TWINS
  }

  /// Why an answer carries no mark.
  enum Reason {
    /// Nobody ordered one.
    NOT_ORDERED,
    /// A program reads it.
    STRUCTURED_OUTPUT,
    /// Nothing is drawn at this temperature.
    NOTHING_DRAWN,
    /// The conversation has no user message.
    NO_ANCHOR,
    /// Account or model have a name that no key can carry.
    UNUSABLE_NAME,
    /// The node was not given the key: none was made, or keys are out of reach.
    NO_KEY
  }
}
