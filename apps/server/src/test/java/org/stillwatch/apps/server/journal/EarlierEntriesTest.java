// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;

/// An update keeps what the service was told. The file of the test was written by the build of its
/// name, with one entry of each kind.
class EarlierEntriesTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final RecordFrames<Entry> FRAMES = Entry.frames();

  @TempDir private Path folder = Path.of("");

  private Journal open(String keyId) throws Exception {
    return Journal.open(folder, JournalSettings.DEFAULT, FRAMES.header("entries/1", keyId));
  }

  private void lay(String shape) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            EarlierEntriesTest.class.getResourceAsStream("entries-" + shape + ".journal"))) {
      Files.copy(in, folder.resolve("000000000000000001.journal"));
    }
  }

  private static List<Entry> all(Journal journal) throws Exception {
    var read = new ArrayList<Entry>();
    journal.read(
        journal.begin(),
        new FrameReader() {
          @Override
          public boolean frame(ByteBuffer frame, Position after) {
            return read.add(FRAMES.read(frame));
          }

          @Override
          public void damaged(Damage damage) {
            throw new AssertionError(damage);
          }
        });
    return read;
  }

  @Test
  void entries_from_before_countries_were_known_are_read_and_written_behind() throws Exception {
    lay(Entry.WITHOUT_EXITS);
    Entry.Exchange first;
    try (var journal = open(KEY.keyId())) {
      var before = all(journal);
      assertThat(before)
          .extracting(Entry::getClass)
          .containsExactly(
              Entry.Account.class,
              Entry.Model.class,
              Entry.Exchange.class,
              Entry.Happened.class,
              Entry.Stopped.class,
              Entry.Advance.class,
              Entry.Settle.class);
      first = (Entry.Exchange) before.get(2);
      assertThat(first.exit()).isZero();
      assertThat(first.observation().id()).isEqualTo("x1");
      assertThat(first.contentHash()).isNotZero();
      var next = new Entry.Exchange(first.observation(), 1, 5);
      var taken = (Append.Taken) journal.append(List.of(FRAMES.write(next)));
      taken.durable().join();
    }
    try (var again = open(KEY.keyId())) {
      var all = all(again);
      assertThat(all).hasSize(8);
      assertThat(all.get(2)).isEqualTo(first);
      assertThat(((Entry.Exchange) all.getLast()).exit()).isEqualTo(5);
    }
  }

  @Test
  void those_of_another_key_are_refused() throws Exception {
    lay(Entry.WITHOUT_EXITS);
    assertThatThrownBy(() -> open("00000000").close()).isInstanceOf(ConfigException.class);
  }

  static List<Arguments> shapes() {
    return List.of(
        Arguments.of("entries", FRAMES.shape(), "51f8499b5667b913"),
        Arguments.of("decisions", KeptDecisions.frames().shape(), "d11ac769a377376d"),
        Arguments.of("assessed", Assessed.frames().shape(), "bd6c04a85a575cbc"));
  }

  /// Who changes what is kept ends here. Let numbers come to the end of a record, give the digest
  /// of the version before to its frames, and keep a file that it wrote for a test as above; what
  /// cannot be done so needs a rewrite, or the changelog says that the journal is refused.
  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void what_is_kept_changes_only_on_purpose(String journal, String shape, String known) {
    assertThat(shape).as(journal).isEqualTo(known);
  }
}
