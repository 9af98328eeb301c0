// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;

/// Reads lines of `exchange/1` into a sink. The text of requests and answers is handed over as byte
/// ranges and never becomes an object here. Several threads may share it, each with a sink of its
/// own.
public final class ExchangeLines {
  private final KeyedHash hash;
  private final String keyId;

  /// @param key the deployment's key: content is hashed with it, and sketches must be made with it
  public ExchangeLines(FingerprintKey key) {
    this.hash = key.hash("rejects");
    this.keyId = key.keyId();
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  /// @param sink is told what is known, unless the line is refused
  /// @return what the sink made of it, or why the line is refused
  public Captured read(byte[] buffer, int from, int to, ExchangeSink sink) {
    try (var in = RecordCursor.of(buffer, from, to)) {
      var draft = new ExchangeDraft(in, keyId);
      in.record(draft, RejectReason.NOT_AN_EXCHANGE);
      Optional<RejectReason> refusal = in.refusal().or(draft::missing);
      if (refusal.isPresent()) {
        return new Captured.Rejected(refusal.get());
      }
      long content = hash.of(buffer, from, to - from);
      sink.contentHash(content);
      sink.ignoredMembers(in.ignored());
      draft.tell(sink, buffer, from, Hash64.text(content));
      return sink.build();
    } catch (IOException e) {
      return new Captured.Rejected(Json.reason(e));
    }
  }
}
