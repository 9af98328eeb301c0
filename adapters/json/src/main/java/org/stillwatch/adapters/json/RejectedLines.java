// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import org.stillwatch.base.Hash64;

/// Writes lines of `rejected/1`, canonical and sorted by source and place.
public final class RejectedLines {
  /// The order of the file.
  public static final Comparator<RejectedLine> BY_PLACE =
      Comparator.comparing(RejectedLine::source)
          .thenComparingLong(RejectedLine::offset)
          .thenComparingLong(RejectedLine::hash);

  private RejectedLines() {}

  /// Writes rejected records, sorted.
  public static void write(Collection<RejectedLine> rejected, OutputStream to) throws IOException {
    var sorted = rejected.stream().sorted(BY_PLACE);
    LineFile.write(sorted.map(RejectedLines::line).toList(), to);
  }

  /// One rejected record as a canonical line, without its line end.
  public static String line(RejectedLine r) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", "stillwatch.rejected/1");
      out.text("source", r.source());
      out.integer("line", r.line());
      out.integer("offset", r.offset());
      out.integer("length", r.length());
      out.text("reason", r.reason().word());
      out.text("hash", Hash64.text(r.hash()));
    });
    return out.toString();
  }
}
