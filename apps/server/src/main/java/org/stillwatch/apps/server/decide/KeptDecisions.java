// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.respond.Decision;

/// The decisions of a journal.
public record KeptDecisions(Journal journal) {
  /// Decisions are written in order of time, but for what a few threads do at once.
  private static final long DISORDER_MILLIS = 60_000L;

  /// How decisions are written.
  public static RecordFrames<Decision> frames() {
    return new RecordFrames<>(List.of(Decision.class));
  }

  /// The decision with an id.
  public Optional<Decision> find(String id) {
    OptionalLong at = DecisionIds.atMillis(id);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    try {
      var search = new Search(id, at.getAsLong());
      journal.read(journal.begin(), search);
      return search.found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Search implements FrameReader {
    private final String id;
    private final long atMillis;
    private final RecordFrames<Decision> frames = frames();
    private Optional<Decision> found = Optional.empty();

    Search(String id, long atMillis) {
      this.id = id;
      this.atMillis = atMillis;
    }

    @Override
    public boolean frame(ByteBuffer frame, Position after) {
      Decision decision = frames.read(frame);
      if (decision.question().id().equals(id)) {
        found = Optional.of(decision);
        return false;
      }
      return decision.question().atMillis() <= atMillis + DISORDER_MILLIS;
    }

    @Override
    public void damaged(Damage damage) {
      // What is lost cannot be found; the search goes on behind it.
    }
  }
}
