// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.stillwatch.adapters.files.journal.Position;

/// How far the journal of answers is in the ledger, in a file of the state folder. It saves work
/// and nothing hangs on it: what is rolled again adds nothing. So where it is missing or
/// unreadable, or belongs to another journal, all of the journal is rolled.
///
/// @param file that holds it
public record RolledTo(Path file) {
  private static final int MOST_BYTES = 64;

  /// That of a service.
  ///
  /// @param state its folder
  public static RolledTo in(Path state) {
    return new RolledTo(state.resolve("served.rolled"));
  }

  Optional<Position> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      String written = new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
      return Optional.of(Position.parse(written.strip()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  void write(Position at) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (var channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap((at + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Forgets it, before the journal is written anew.
  public void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
