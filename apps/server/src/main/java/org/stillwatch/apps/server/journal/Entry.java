// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import java.util.List;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.Observation;

/// One thing that the service was told. The state of the engine is a function of all entries in
/// their order, and of nothing else. No entry holds text or a value that is not hashed, but for
/// ids.
public sealed interface Entry {
  /// Shape of entries before exchanges had an [Exchange#exit].
  String WITHOUT_EXITS = "9a1ba87219c811a6";

  /// How entries are written, and which ones of earlier versions are read.
  static RecordFrames<Entry> frames() {
    return new RecordFrames<>(
        List.of(
            Exchange.class,
            Account.class,
            Happened.class,
            Model.class,
            Stopped.class,
            Advance.class,
            Settle.class),
        List.of(WITHOUT_EXITS));
  }

  /// An exchange.
  ///
  /// @param observation what is kept of it
  /// @param contentHash keyed hash of the record's bytes
  /// @param exit keyed hash of the country that its address is in, 0 where that is unknown; kept
  ///   beside what detection sees
  record Exchange(Observation observation, long contentHash, long exit) implements Entry {}

  /// A row of the account table.
  record Account(AccountFacts facts, long contentHash) implements Entry {}

  /// Something that happened to an account.
  record Happened(AccountEvent event) implements Entry {}

  /// A model with its price.
  record Model(ModelFacts facts) implements Entry {}

  /// The provider suspended or closed an account.
  record Stopped(AccountId account, long timeMillis) implements Entry {}

  /// Whatever lies before a moment has arrived.
  record Advance(long watermarkMillis) implements Entry {}

  /// Everything up to the latest exchange has arrived.
  ///
  /// @param request names the call that said so
  record Settle(long request) implements Entry {}
}
