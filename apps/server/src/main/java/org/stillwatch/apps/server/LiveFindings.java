// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.http.Findings;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.apps.server.live.LiveLoop;
import org.stillwatch.apps.server.live.Published;

/// The findings that were published last.
record LiveFindings(LiveLoop loop, Status progress) implements Findings {
  @Override
  public Page campaigns(String after, int most) {
    SortedMap<String, Finding> all =
        loop.published().map(Published::campaigns).orElseGet(TreeMap::new);
    var behind = all.tailMap(after + "\0");
    List<String> records = behind.values().stream().limit(most).map(Finding::json).toList();
    boolean more = behind.size() > records.size();
    String last = behind.keySet().stream().limit(most).reduce((a, b) -> b).orElse("");
    return new Page(records, more ? last : "");
  }

  @Override
  public Optional<String> campaign(String id) {
    return loop.published().map(Published::campaigns).map(all -> all.get(id)).map(Finding::json);
  }

  @Override
  public Optional<String> account(String id) {
    return loop.published().map(Published::accounts).map(all -> all.get(id)).map(Finding::json);
  }

  @Override
  public String status() {
    return progress.json();
  }
}
