// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Ghosts;

/// Tells detection which accounts this service itself has suspended, as the provider tells of its
/// own closures, so that it looks out for whoever takes their place. Through the journal, like
/// everything that it learns: a restart finds the same. Belongs to the thread that publishes.
final class Successors {
  private final Journal entries;
  private final RecordFrames<Entry> frames;
  private final Set<AccountId> told = new HashSet<>();

  Successors(Journal entries, RecordFrames<Entry> frames) {
    this.entries = entries;
    this.frames = frames;
  }

  /// Tells of those that were not told of since the start; detection counts each once.
  void follow(Docket docket, long nowMillis) {
    var ghosts = Ghosts.of(docket, nowMillis);
    ghosts.forEach((account, since) -> {
      if (!told.contains(account)
          && entries.append(List.of(frames.write(new Entry.Stopped(account, since))))
              instanceof Append.Taken) {
        told.add(account);
      }
    });
    told.retainAll(ghosts.keySet());
  }
}
