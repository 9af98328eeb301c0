// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.ProviderAction;
import org.stillwatch.capture.RejectReason;

/// Reads lines of `action/1`. A line with an action that is in no vocabulary says nothing and is
/// refused.
public final class ActionLines {
  private final KeyedHash content;

  /// @param key the deployment's key
  public ActionLines(FingerprintKey key) {
    this.content = key.hash("rejects");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<ProviderAction> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, Draft::new);
  }

  private static final class Draft implements RowDraft<ProviderAction> {
    private final RecordCursor in;
    private String account = "";
    private long time = Times.NONE;
    private String action = "";
    private String reason = "";
    private String by = "";

    Draft(RecordCursor in) {
      this.in = in;
    }

    @Override
    public boolean member(String name) throws IOException {
      switch (name) {
        case "schema" -> in.schema("stillwatch.action/1");
        case "account" -> account = in.requiredId(RejectReason.NO_ACCOUNT);
        case "time" -> time = in.requiredTime();
        case "action" -> action = in.word(Words.ACTION);
        case "reason" -> reason = in.text(256);
        case "by" -> by = in.word(Words.ACTOR);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<RejectReason> missing() {
      return RowDraft.timeAndAccount(time, account)
          .or(() -> action.isEmpty() ? Optional.of(RejectReason.WRONG_FORMAT) : Optional.empty());
    }

    @Override
    public ProviderAction value() {
      return new ProviderAction(new AccountId(account), time, action, reason, by);
    }
  }
}
