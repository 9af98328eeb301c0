// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Set;
import org.stillwatch.base.Capability;

/// What one detector says about one account. "Could not tell" is an answer of its own, never a
/// zero.
public sealed interface Finding {

  /// Evidence, with a stated error: the chance that an innocent account of the same stratum shows
  /// as many nats is at most e to the minus nats.
  ///
  /// @param logOddsNats weight in nats, zero or more
  /// @param text one sentence an analyst can read out
  record Evidence(double logOddsNats, String text) implements Finding {
    public Evidence {
      if (!Double.isFinite(logOddsNats)) {
        throw new IllegalArgumentException("log-odds must be finite, got " + logOddsNats);
      }
    }
  }

  /// The detector looked and could not tell.
  ///
  /// @param seen how much there was
  /// @param needed how much it takes
  record TooLittleTraffic(long seen, long needed) implements Finding {}

  /// The log or the account table does not carry what the detector reads.
  ///
  /// @param missing what is not there
  record InputMissing(Set<Capability> missing) implements Finding {}
}
