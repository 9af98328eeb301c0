// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.trace.ledger.Shingles;

/// The journal of answers that were served, beside that of entries. An exchange is acknowledged
/// when both have it; after a crash between the two it is sent again, and the ledger counts it
/// once.
///
/// @param answers makes its frames
public record ServedLog(Journal journal, Answers answers) implements Closeable {
  /// Its name in the state folder.
  public static final String NAME = "served";

  /// The name of the ledger in the state folder.
  public static final String LEDGER = "ledger";

  /// Opens it.
  ///
  /// @param folder of the journal
  public static ServedLog open(Path folder, JournalSettings settings, FingerprintKey key)
      throws IOException {
    return new ServedLog(Journal.open(folder, settings, header(key)), new Answers(key));
  }

  /// What stands at its head: a journal of another key or way of cutting is refused.
  public static JournalHeader header(FingerprintKey key) {
    RecordFrames<Served> frames = Served.frames();
    return frames.header("served/1 " + Shingles.VERSION, key.keyId());
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
