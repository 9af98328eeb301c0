// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.Disposition;

/// Reads and writes lines of `disposition/1`, what people decided.
public final class DispositionLines {
  private final KeyedHash content;

  /// @param key the deployment's key
  public DispositionLines(FingerprintKey key) {
    this.content = key.hash("rejects");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<Disposition> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, DispositionDraft::new);
  }

  /// One decision as a canonical line, without its line end.
  public static String line(Disposition decision) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", "stillwatch.disposition/1");
      out.name("subject");
      out.object(() -> {
        out.text("kind", decision.subject().kind());
        out.text("id", decision.subject().id());
      });
      out.text("verdict", decision.verdict());
      out.time("at", decision.atMillis());
      out.text("by", decision.by());
      out.time("until", decision.untilMillis());
      out.text("reason", decision.reason());
      out.texts("accounts", decision.seen().accounts().stream().sorted().toList());
      out.texts("tied", decision.seen().tied().stream().sorted().toList());
      out.texts("costly", decision.seen().costly().stream().sorted().toList());
      decision.oneHand().ifPresent(one -> out.text("oneHand", one ? "yes" : "no"));
    });
    return out.toString();
  }
}
