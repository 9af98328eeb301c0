// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.RejectReason;

/// Reads lines of `event/1`. What an event is about is hashed like the same thing in `account/1`.
public final class EventLines {
  private final KeyedHash content;
  private final KeyedHash ids;

  /// @param key the deployment's key
  public EventLines(FingerprintKey key) {
    this.content = key.hash("rejects");
    this.ids = key.hash("ids");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<AccountEvent> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, in -> new Draft(in, ids));
  }

  private static final class Draft implements RowDraft<AccountEvent> {
    private final RecordCursor in;
    private final KeyedHash ids;
    private String account = "";
    private long time = Times.NONE;
    private String kind = "";
    private String about = "";

    Draft(RecordCursor in, KeyedHash ids) {
      this.in = in;
      this.ids = ids;
    }

    @Override
    public boolean member(String name) throws IOException {
      switch (name) {
        case "schema" -> in.schema("stillwatch.event/1");
        case "account" -> account = in.requiredId(RejectReason.NO_ACCOUNT);
        case "time" -> time = in.requiredTime();
        case "kind" -> kind = in.word(Words.EVENT_KIND);
        case "value" -> about = in.text(RecordCursor.ID_BYTES);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<RejectReason> missing() {
      return RowDraft.timeAndAccount(time, account)
          .or(() -> kind.isEmpty() ? Optional.of(RejectReason.WRONG_FORMAT) : Optional.empty());
    }

    @Override
    public AccountEvent value() {
      long item = about.isEmpty() ? Hash64.UNKNOWN : ids.of(about);
      return new AccountEvent(new AccountId(account), time, kind, item);
    }
  }
}
