// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Forgetting;

/// Forgets an account on the docket: what was done stays, with another name; what was written about
/// it goes. The audit log is only added to: the new entry holds the hashes of the events as they
/// are now.
public final class DocketEraser {
  private static final int PAGE = 500;

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
    var entry =
        new AuditEvent(
            nowMillis,
            by,
            "account.forgotten",
            other.value(),
            "{\"sha256\":[" + String.join(",", hashes) + "]}");
    store.forget(renamed, texts(account), entry);
  }

  /// With the records of campaigns that evidence about it was taken from: they name every member.
  private Set<String> texts(AccountId account) throws IOException {
    var texts = new TreeSet<>(Forgetting.texts(docket, account));
    for (String id : List.copyOf(texts)) {
      Optional<JsonNode> evidence = store.text(id).map(DocketJson::parsed);
      evidence
          .map(json -> json.path("campaignRecord").asText())
          .filter(record -> !record.isEmpty())
          .ifPresent(texts::add);
    }
    return texts;
  }
}
