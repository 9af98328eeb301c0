// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.stillwatch.base.ConfigException;

/// The lock that keeps a journal to one process, and to one place in it; it ends with the process.
/// It fails closed: without it nothing is opened.
///
/// A POSIX lock is lost as soon as the process closes any channel of the file, so a second attempt
/// of this process must not even open it: the set of folders comes first.
final class FolderLock implements Closeable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @throws ConfigException when it is held
  static FolderLock of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw held(folder, "this process");
    }
    try {
      return new FolderLock(real, locked(folder));
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    var channel = FileChannel.open(folder.resolve(".lock"), OPTIONS, RealDisk.mine("rw-------"));
    try {
      if (channel.tryLock() == null) {
        throw held(folder, "another process");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static ConfigException held(Path folder, String by) {
    return new ConfigException(
        folder.toString(), "lock", "a journal that " + by + " has open", "one process a journal");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
