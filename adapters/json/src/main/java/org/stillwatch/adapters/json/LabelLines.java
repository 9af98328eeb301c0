// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.capture.RejectReason;

/// Reads rows of `label/1`: what an operator knew before there was Stillwatch, such as an old list
/// of bans. A row names an account or a campaign; without a label it was banned for abuse.
public final class LabelLines {
  private final KeyedHash content;

  /// @param key the deployment's key
  public LabelLines(FingerprintKey key) {
    this.content = key.hash("rejects");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<Disposition> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, Draft::new);
  }

  private static final class Draft implements RowDraft<Disposition> {
    private final RecordCursor in;
    private String account = "";
    private String campaign = "";
    private String label = "abusive";
    private boolean unknown;
    private String oneHand = "";
    private long at = Times.NONE;

    Draft(RecordCursor in) {
      this.in = in;
    }

    @Override
    public boolean member(String name) throws IOException {
      switch (name) {
        case "schema" -> in.schema("stillwatch.label/1");
        case "account" -> account = in.text(RecordCursor.ID_BYTES);
        case "campaign" -> campaign = in.text(RecordCursor.ID_BYTES);
        case "label" -> {
          label = in.word(Words.LABEL);
          unknown = label.isEmpty();
        }
        case "oneHand" -> oneHand = in.word(Words.YES_NO);
        case "at" -> at = in.timeOrDay();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<RejectReason> missing() {
      if (account.isEmpty() == campaign.isEmpty()) {
        return Optional.of(RejectReason.NO_ACCOUNT);
      }
      return unknown ? Optional.of(RejectReason.WRONG_FORMAT) : Optional.empty();
    }

    @Override
    public Disposition value() {
      var subject =
          campaign.isEmpty()
              ? new Disposition.Subject("account", account)
              : new Disposition.Subject("campaign", campaign);
      return new Disposition(
          subject,
          label.equals("abusive") ? "confirmed" : "overturned",
          at,
          "label",
          AccountFacts.UNKNOWN_TIME,
          "label",
          Disposition.Seen.NONE,
          oneHand.isEmpty() ? Optional.empty() : Optional.of(oneHand.equals("yes")));
    }
  }
}
