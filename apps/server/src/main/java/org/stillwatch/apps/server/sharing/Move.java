// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.json.Json;

/// What somebody is about to do to what is shared: a function of how things stand, since others may
/// come first.
interface Move {
  /// What happens.
  ///
  /// @throws NotDone when it may not
  Change of(Holdings holdings, Instant now) throws NotDone;

  /// What is written at once. Without an entry for the audit log nothing is.
  final class Change {
    private final List<Step> steps = new ArrayList<>();
    private final List<Put> put = new ArrayList<>();
    private final List<Gone> gone = new ArrayList<>();
    private final List<SharingStore.Named> named = new ArrayList<>();
    private final List<AuditEvent> audit = new ArrayList<>();

    Change step(Step step) {
      steps.add(step);
      return this;
    }

    Change put(List<Put> more) {
      put.addAll(more);
      return this;
    }

    Change gone(List<Gone> more) {
      gone.addAll(more);
      return this;
    }

    Change named(String id, String owner, String text) {
      named.add(new SharingStore.Named(id, owner, text));
      return this;
    }

    /// @param what a word, which is written behind `share.`
    Change told(Instant at, String actor, String what, String subject, Json.Obj detail) {
      audit.add(
          new AuditEvent(at.toEpochMilli(), actor, "share." + what, subject, detail.canonical()));
      return this;
    }

    List<Step> steps() {
      return steps;
    }

    List<Put> put() {
      return put;
    }

    List<Gone> gone() {
      return gone;
    }

    boolean isNothing() {
      return audit.isEmpty();
    }

    SharingStore.Change written(List<String> texts) {
      return new SharingStore.Change(
          texts,
          put.stream().map(Put::placed).toList(),
          gone.stream().map(Gone::place).toList(),
          named,
          audit);
    }
  }
}
