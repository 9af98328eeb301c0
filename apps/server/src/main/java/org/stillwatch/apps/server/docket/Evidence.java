// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.policy.Facts;

/// The snapshots of one tick, of which only those are kept that events name.
final class Evidence {
  private final Assessor.Tick tick;
  private final Map<String, Optional<DocketStore.Text>> campaigns = new HashMap<>();
  private final Map<String, Snapshot> snapshots = new HashMap<>();

  Evidence(Assessor.Tick tick) {
    this.tick = tick;
  }

  /// The same facts with the name of their snapshot.
  Facts of(Facts facts) {
    var account = Optional.ofNullable(tick.accounts().get(facts.account().value()));
    String campaign = campaign(facts).map(DocketStore.Text::id).orElse("");
    var snapshot = Snapshot.of(tick.millis(), facts, account.map(Finding::json), campaign);
    snapshots.put(snapshot.text().id(), snapshot);
    return snapshot.facts();
  }

  private Optional<DocketStore.Text> campaign(Facts facts) {
    return campaigns.computeIfAbsent(
        facts.found().campaign(),
        id ->
            Optional.ofNullable(tick.campaigns().get(id))
                .map(Finding::json)
                .map(json -> new DocketStore.Text(KeptNames.campaign(json), "campaign", json)));
  }

  /// The texts that events name.
  List<DocketStore.Text> named(List<Event> events) {
    var texts = new ArrayList<DocketStore.Text>();
    for (Event event : events) {
      Optional.ofNullable(snapshots.get(evidence(event)))
          .ifPresent(snapshot -> {
            campaign(snapshot.facts()).ifPresent(texts::add);
            texts.add(snapshot.text());
          });
    }
    return texts.stream().distinct().toList();
  }

  /// The snapshot that an event names, empty when it names none.
  private static String evidence(Event event) {
    return switch (event) {
      case Event.Proposed proposed -> proposed.action().grounds().evidence();
      case Event.CaseOpened opened -> opened.evidence();
      default -> "";
    };
  }
}
