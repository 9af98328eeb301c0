// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.LoneSurrogates;
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
    try {
      return read(buffer, from, to, () -> hash.of(buffer, from, to - from), sink);
    } catch (JsonParseException e) {
      return mended(buffer, from, to, sink).orElseGet(() -> new Captured.Rejected(Json.reason(e)));
    } catch (IOException e) {
      return new Captured.Rejected(Json.reason(e));
    }
  }

  /// The parser refuses half a character in a name, and a client could write one to be overlooked.
  private Optional<Captured> mended(byte[] buffer, int from, int to, ExchangeSink sink) {
    return LoneSurrogates.mended(buffer, from, to)
        .map(line -> {
          try {
            return read(line, 0, line.length, () -> hash.of(buffer, from, to - from), sink);
          } catch (IOException e) {
            return new Captured.Rejected(Json.reason(e));
          }
        });
  }

  private Captured read(byte[] buffer, int from, int to, LongSupplier contentOf, ExchangeSink sink)
      throws IOException {
    try (var in = RecordCursor.of(buffer, from, to)) {
      var draft = new ExchangeDraft(in, keyId);
      in.record(draft, RejectReason.NOT_AN_EXCHANGE);
      Optional<RejectReason> refusal = in.refusal().or(draft::missing);
      if (refusal.isPresent()) {
        return new Captured.Rejected(refusal.get());
      }
      long content = contentOf.getAsLong();
      sink.contentHash(content);
      sink.ignoredMembers(in.ignored());
      draft.tell(sink, buffer, from, Hash64.text(content));
      return sink.build();
    }
  }
}
