// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.AccountFacts;

class JournalRewriteTest {
  private static final RecordFrames<Entry> FRAMES = Entry.frames();
  private static final JournalHeader HEADER = JournalHeader.of(new byte[] {1});

  /// Twenty of these are more than one append may hold.
  private static final String LONG = "x".repeat(900_000);

  @TempDir private Path folder = Path.of("");

  private Path journal() {
    return folder.resolve("entries");
  }

  private Path beside(String suffix) {
    return folder.resolve("entries" + suffix);
  }

  private static Entry happened(String account, int at, String kind) {
    return new Entry.Happened(new AccountEvent(new AccountId(account), at, kind, 0));
  }

  private List<Entry> written() throws Exception {
    var entries = new ArrayList<Entry>();
    try (Journal journal = open()) {
      for (int i = 0; i < 20; i++) {
        Entry entry = happened(i % 5 == 0 ? "gone" : "stays", i, LONG);
        entries.add(entry);
        var taken = (Append.Taken) journal.append(List.of(FRAMES.write(entry)));
        taken.durable().get();
      }
    }
    return entries;
  }

  private Journal open() throws IOException {
    return Journal.open(journal(), JournalSettings.DEFAULT, HEADER);
  }

  private List<Entry> read() throws IOException {
    var entries = new ArrayList<Entry>();
    try (Journal journal = open()) {
      journal.read(
          journal.begin(),
          new FrameReader() {
            @Override
            public boolean frame(ByteBuffer frame, Position after) {
              entries.add(FRAMES.read(frame));
              return true;
            }

            @Override
            public void damaged(Damage damage) {
              throw new AssertionError(damage);
            }
          });
    }
    return entries;
  }

  private long forget() throws IOException {
    return JournalRewrite.of(
        journal(),
        FRAMES,
        HEADER,
        entry -> Entries.without(entry, new AccountId("gone"), new AccountId("other")));
  }

  @Test
  void records_as_long_as_a_journal_takes_are_written_anew_in_their_order() throws Exception {
    List<Entry> before = written();

    assertThat(forget()).isEqualTo(4);

    var left =
        before.stream()
            .filter(
                e -> Entries.without(e, new AccountId("gone"), new AccountId("other")).isPresent())
            .toList();
    assertThat(read()).isEqualTo(left).hasSize(16);
    assertThat(forget()).as("again").isZero();
    assertThat(beside(".forgetting")).doesNotExist();
    assertThat(beside(".forgotten")).doesNotExist();
  }

  @Test
  void whoever_was_interrupted_has_the_old_or_the_new_one() throws Exception {
    List<Entry> before = written();
    Files.move(journal(), beside(".forgotten"));
    Files.createDirectory(beside(".forgetting"));
    Files.writeString(beside(".forgetting").resolve("half"), "x");

    JournalRewrite.settle(journal());

    assertThat(read()).as("between the two moves").isEqualTo(before);
    assertThat(beside(".forgetting")).doesNotExist();
    Files.createDirectory(beside(".forgotten"));
    JournalRewrite.settle(journal());
    assertThat(beside(".forgotten")).as("after both").doesNotExist();
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void who_succeeds_an_account_succeeds_its_other_name() {
    var gone = new AccountId("gone");
    var other = new AccountId("other");
    Entry successor = new Entry.Account(succeeding("stays", "gone"), 1);

    assertThat(Entries.without(successor, gone, other))
        .contains(new Entry.Account(succeeding("stays", "other"), 1));
    assertThat(Entries.without(new Entry.Account(succeeding("gone", "gone"), 1), gone, other))
        .isEqualTo(Optional.empty());
    assertThat(Entries.without(new Entry.Advance(7), gone, other)).contains(new Entry.Advance(7));
  }

  private static AccountFacts succeeding(String account, String before) {
    var none = AccountFacts.nothingKnown(new AccountId(account));
    return new AccountFacts(
        none.id(),
        1,
        2,
        3,
        4,
        "plan",
        new AccountFacts.Entitlement(5, 6, 7),
        "active",
        before,
        Set.of("email"),
        Set.of("education"),
        Set.of("other"),
        List.of(),
        8,
        9,
        10,
        List.of(11L),
        12,
        13,
        14);
  }
}
