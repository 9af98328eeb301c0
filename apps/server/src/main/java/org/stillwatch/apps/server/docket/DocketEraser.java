// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Forgetting;
import org.stillwatch.respond.docket.Retention;

/// Forgets an account on the docket: what was done stays, with another name; what was written about
/// it goes. The audit log is only added to: the new entry holds the hashes of the events as they
/// are now.
public final class DocketEraser {
  private static final int PAGE = 500;

  /// An entry of the audit log holds 8 KiB.
  private static final int HASHES_PER_ENTRY = 100;

  private static final Pattern OURS = Pattern.compile("[a-z]{1,2}_[0-9a-f-]{8,40}");

  private final DocketStore store;
  private final List<DocketStore.Kept> kept = new ArrayList<>();
  private final Docket docket;

  /// Reads the docket.
  public DocketEraser(DocketStore store) throws IOException {
    this.store = store;
    var events = new ArrayList<Event>();
    var page = store.events(0, PAGE);
    while (!page.isEmpty()) {
      kept.addAll(page);
      for (DocketStore.Kept one : page) {
        events.add(EventJson.read(one.json()));
      }
      page = store.events(page.getLast().sequence(), PAGE);
    }
    docket = Docket.EMPTY.after(events);
  }

  /// Why the account cannot be forgotten now; empty when it can.
  public Optional<String> against(AccountId account, long nowMillis) {
    return Forgetting.against(docket, account, nowMillis);
  }

  /// Forgets it.
  ///
  /// @param other what it is called from now on
  /// @param by who asks for it
  public void forget(AccountId account, AccountId other, String by, long nowMillis)
      throws IOException {
    var renamed = new ArrayList<DocketStore.Kept>();
    var hashes = new ArrayList<String>();
    for (DocketStore.Kept one : kept) {
      Event event = EventJson.read(one.json());
      Event now = Forgetting.renamed(event, account, other);
      if (!now.equals(event)) {
        String json = EventJson.write(now);
        renamed.add(new DocketStore.Kept(one.sequence(), json));
        hashes.add('"' + Clerk.sha256(json) + '"');
      }
    }
    var said = new AuditEvent(nowMillis, by, "account.forgotten", other.value(), "{}");
    store.forget(renamed, texts(account), entries(said, "sha256", hashes));
  }

  /// Accounts of which nothing goes.
  public Set<AccountId> untouched(long nowMillis) {
    return Retention.untouched(docket, nowMillis);
  }

  /// Forgets the texts of cases that are over, when all of it is older than a moment.
  ///
  /// @param by who asks for it
  /// @return how many
  public int forgetBefore(long beforeMillis, String by, long nowMillis) throws IOException {
    var texts = withRecords(Retention.texts(docket, beforeMillis, nowMillis));
    texts.removeAll(withRecords(Retention.remaining(docket, beforeMillis, nowMillis)));
    var ids = texts.stream().filter(DocketEraser::isOurs).map(id -> '"' + id + '"').toList();
    store.forget(
        List.of(),
        texts,
        entries(new AuditEvent(nowMillis, by, "age.forgotten", by, "{}"), "texts", ids));
    return texts.size();
  }

  private static boolean isOurs(String id) {
    return OURS.matcher(id).matches();
  }

  /// One entry, or more where its list would not fit.
  ///
  /// @param said the entry
  /// @param name of its list
  private static List<AuditEvent> entries(AuditEvent said, String name, List<String> list) {
    var entries = new ArrayList<AuditEvent>();
    int from = 0;
    do {
      int to = Math.min(list.size(), from + HASHES_PER_ENTRY);
      entries.add(
          new AuditEvent(
              said.atMillis(),
              said.actor(),
              said.action(),
              said.subject(),
              "{\"%s\":[%s]}".formatted(name, String.join(",", list.subList(from, to)))));
      from = to;
    } while (from < list.size());
    return entries;
  }

  /// With the records of campaigns that evidence about it was taken from: they name every member.
  private Set<String> texts(AccountId account) throws IOException {
    return withRecords(Forgetting.texts(docket, account));
  }

  /// Only evidence names records: what people and appellants wrote may look like it, and would take
  /// away what it names.
  private Set<String> withRecords(Set<String> ids) throws IOException {
    var texts = new TreeSet<>(ids);
    for (String id : ids) {
      if (KeptNames.isEvidence(id)) {
        store.text(id).flatMap(KeptNames::record).ifPresent(texts::add);
      }
    }
    return texts;
  }
}
