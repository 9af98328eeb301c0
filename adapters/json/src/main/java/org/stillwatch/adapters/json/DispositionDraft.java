// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.Times;
import org.stillwatch.capture.Disposition;
import org.stillwatch.capture.RejectReason;

/// The members of one `disposition/1`.
final class DispositionDraft implements RowDraft<Disposition> {
  private final RecordCursor in;
  private String kind = "";
  private String id = "";
  private String verdict = "";
  private long at = Times.NONE;
  private String by = "";
  private long until = Times.NONE;
  private String reason = "";
  private String oneHand = "";
  private final Set<String> accounts = new TreeSet<>();
  private final Set<String> tied = new TreeSet<>();
  private final Set<String> costly = new TreeSet<>();

  DispositionDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "schema" -> in.schema("stillwatch.disposition/1");
      case "subject" -> in.object(this::subject);
      case "verdict" -> verdict = in.word(Words.DISPOSITION);
      case "at" -> at = in.requiredTime();
      case "by" -> by = in.text(RecordCursor.ID_BYTES);
      case "until" -> until = in.time();
      case "reason" -> reason = in.text(1_024);
      case "accounts" -> ids(accounts);
      case "tied" -> ids(tied);
      case "costly" -> ids(costly);
      case "oneHand" -> oneHand = in.word(Words.YES_NO);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void ids(Set<String> into) throws IOException {
    into.clear();
    in.list(() -> into.add(in.text(RecordCursor.ID_BYTES)));
    into.remove("");
  }

  private boolean subject(String name) throws IOException {
    switch (name) {
      case "kind" -> kind = in.word(Words.SUBJECT_KIND);
      case "id" -> id = in.text(RecordCursor.ID_BYTES);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<RejectReason> missing() {
    boolean endless = verdict.equals("snooze") && until == Times.NONE;
    if (at == Times.NONE || endless) {
      return Optional.of(RejectReason.NO_TIME);
    }
    boolean incomplete =
        kind.isEmpty() || id.isEmpty() || verdict.isEmpty() || by.isEmpty() || reason.isEmpty();
    return incomplete ? Optional.of(RejectReason.WRONG_FORMAT) : Optional.empty();
  }

  @Override
  public Disposition value() {
    return new Disposition(
        new Disposition.Subject(kind, id),
        verdict,
        at,
        by,
        until,
        reason,
        new Disposition.Seen(accounts, tied, costly),
        oneHand.isEmpty() ? Optional.empty() : Optional.of(oneHand.equals("yes")));
  }
}
