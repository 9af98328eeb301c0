// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.time.Instant;
import java.util.List;

/// What has to be observed.
public sealed interface Observation {
  /// One observation of which something holds.
  record One(Comparison holds) implements Observation {}

  /// One of several.
  record Any(List<Observation> of) implements Observation {
    public Any {
      of = List.copyOf(of);
    }
  }

  /// All of several, by different observations.
  record All(List<Observation> of) implements Observation {
    public All {
      of = List.copyOf(of);
    }
  }

  /// One after the other.
  record Then(List<Observation> of) implements Observation {
    public Then {
      of = List.copyOf(of);
    }
  }

  /// Within a time.
  record During(Observation of, Instant from, Instant until) implements Observation {}

  /// Within some seconds of each other, or several times.
  ///
  /// @param word `WITHIN` or `REPEATS`
  /// @param amount seconds or times
  record Qualified(Observation of, String word, double amount) implements Observation {}
}
