// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/// The hidden folder `.<name>.partial-<pid>` in which one run prepares its output. The run holds a
/// lock on a file inside, since process numbers repeat between containers: a folder whose lock can
/// be taken belongs to a run that is dead.
final class PartialFolder {
  private static final String LOCK = ".lock";

  private final Path path;
  private final FileChannel lock;

  private PartialFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Clears away what dead runs left beside the target, then makes a folder for this run.
  ///
  /// @throws IOException when a living run prepares the same output
  static PartialFolder beside(Path target) throws IOException {
    String prefix = "." + target.getFileName() + ".partial-";
    for (Path old : siblings(target, prefix)) {
      if (alive(old)) {
        throw new IOException("another run is writing " + target + ", see " + old.getFileName());
      }
      removeTree(old);
    }
    Path path = target.resolveSibling(prefix + ProcessHandle.current().pid());
    Files.createDirectory(path);
    var lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new PartialFolder(path, lock);
  }

  private static List<Path> siblings(Path target, String prefix) throws IOException {
    try (var all = Files.list(target.resolveSibling(".").normalize())) {
      return all.filter(p -> String.valueOf(p.getFileName()).startsWith(prefix)).toList();
    }
  }

  private static boolean alive(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        var taken = channel.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException held) {
      return true; // by this very process
    } catch (NoSuchFileException noLock) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  /// Lets go of the lock and takes its file away.
  void unlock() throws IOException {
    lock.close();
    Files.deleteIfExists(path.resolve(LOCK));
  }

  void remove() throws IOException {
    removeTree(path);
  }

  private static void removeTree(Path folder) throws IOException {
    try (var inside = Files.walk(folder)) {
      for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Forces the entries of a folder to the disk, so that a rename survives a power cut.
  static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
