// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.RejectReason;

/// Reads lines of `twin/1`: two responses to one request, and which of them was served.
public final class TwinLines {
  private static final Set<String> SIDES = Set.of("first", "second");

  private final KeyedHash content;

  /// @param key the deployment's key
  public TwinLines(FingerprintKey key) {
    this.content = key.hash("rejects");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<Twin> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, in -> new Draft(in, buffer, from));
  }

  private static final class Draft implements RowDraft<Twin> {
    private final RecordCursor in;
    private final byte[] buffer;
    private final int start;
    private String id = "";
    private String account = "";
    private String model = "";
    private long time = Times.NONE;
    private Range first = Range.NONE;
    private Range second = Range.NONE;
    private String served = "";

    Draft(RecordCursor in, byte[] buffer, int start) {
      this.in = in;
      this.buffer = buffer;
      this.start = start;
    }

    @Override
    public boolean member(String name) throws IOException {
      switch (name) {
        case "schema" -> in.schema("stillwatch.twin/1");
        case "id" -> id = in.requiredId(RejectReason.WRONG_FORMAT);
        case "account" -> account = in.requiredId(RejectReason.NO_ACCOUNT);
        case "time" -> time = in.requiredTime();
        case "model" -> model = in.text(RecordCursor.ID_BYTES);
        case "first" -> first = in.present() ? in.range() : Range.NONE;
        case "second" -> second = in.present() ? in.range() : Range.NONE;
        case "served" -> served = in.word(SIDES);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<RejectReason> missing() {
      boolean whole = !id.isEmpty() && !served.isEmpty() && first.known() && second.known();
      return RowDraft.timeAndAccount(time, account)
          .or(() -> whole ? Optional.empty() : Optional.of(RejectReason.WRONG_FORMAT));
    }

    @Override
    public Twin value() {
      return new Twin(id, account, time, model, body(first), body(second), served.equals("first"));
    }

    private byte[] body(Range range) {
      return Arrays.copyOfRange(buffer, start + range.from(), start + range.to());
    }
  }
}
