// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;

class SuccessorsTest {
  private static final long DAY = 86_400_000L;

  @TempDir private Path folder = Path.of("");

  private static Docket suspended() {
    var action =
        Action.proposed(
            "a_1",
            new AccountId("a"),
            Measure.SUSPEND,
            new Action.Source("p", 1, "digest", "rule"),
            new Grounds("e", "c_1", Verdict.ACT, Calibration.LAB, 3, true),
            14 * DAY);
    return Docket.EMPTY.after(
        List.of(
            new Event.Proposed(0, Event.SERVICE, action),
            new Event.Started(DAY, Event.SERVICE, "a_1", Measure.SUSPEND, 15 * DAY)));
  }

  @Test
  void detection_is_told_once_of_whom_the_service_suspended() throws Exception {
    var frames = Entry.frames();
    try (Journal journal =
        Journal.open(
            folder.resolve("entries"), JournalSettings.DEFAULT, JournalHeader.of(new byte[] {1}))) {
      var successors = new Successors(journal, frames);
      successors.follow(suspended(), 2 * DAY);
      Position begin = journal.begin();
      successors.follow(suspended(), 9 * DAY);
      successors.follow(suspended(), 10 * DAY);
      journal.awaitMore(begin, Duration.ofSeconds(20));

      assertThat(entries(journal)).containsExactly(new Entry.Stopped(new AccountId("a"), DAY));
    }
  }

  private static List<Entry> entries(Journal journal) throws IOException {
    var entries = new ArrayList<Entry>();
    var frames = Entry.frames();
    journal.read(
        journal.begin(),
        new FrameReader() {
          @Override
          public boolean frame(ByteBuffer frame, Position after) {
            entries.add(frames.read(frame));
            return true;
          }

          @Override
          public void damaged(Damage damage) {
            throw new AssertionError(damage);
          }
        });
    return entries;
  }
}
