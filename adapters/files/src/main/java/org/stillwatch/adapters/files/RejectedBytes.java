// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The bytes of rejected records, kept only when the operator asks for it (`--keep-rejected`), in
/// one file for its owner's eyes only: `rejected.raw`, a record a line. No other output of ours
/// holds content.
public final class RejectedBytes implements AutoCloseable {
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final OutputStream out;

  private RejectedBytes(OutputStream out) {
    this.out = out;
  }

  /// Starts the file anew in a folder, which is made when it is missing.
  public static RejectedBytes into(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("rejected.raw");
    Files.deleteIfExists(file);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var channel = FileChannel.open(file, FRESH, mine);
    return new RejectedBytes(new BufferedOutputStream(Channels.newOutputStream(channel)));
  }

  /// Keeps one record; several workers may do so.
  public synchronized void add(byte[] buffer, int from, int to) throws IOException {
    out.write(buffer, from, to - from);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
