// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Map;
import org.stillwatch.capture.Finish;

/// The member `response` of an exchange.
final class ReplyDraft implements RecordCursor.Members {
  private static final Map<String, Finish> FINISHES = Words.byWord(Finish.class, Words::lower);

  private final RecordCursor in;
  private long status = -1;
  private Finish finish = Finish.UNKNOWN;
  private Range body = Range.NONE;

  ReplyDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "status" -> status = in.integer(100, 599);
      case "finish" -> finish = in.choice(FINISHES, Finish.UNKNOWN);
      case "error" -> in.text(128);
      case "body" -> body = in.present() ? in.range() : Range.NONE;
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Tells a sink what is known.
  ///
  /// @param from where the line starts in the buffer
  void tell(ExchangeSink sink, byte[] buffer, int from) {
    if (status >= 0) {
      sink.status((int) status);
    }
    if (finish != Finish.UNKNOWN) {
      sink.finish(finish);
    }
    if (body.known()) {
      sink.responseBody(buffer, from + body.from(), from + body.to());
    }
  }
}
