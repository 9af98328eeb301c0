// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stillwatch.base.ConfigException;

/// The response ledger of a deployment: a folder of Parquet files, one or more for each day of
/// event time, that are never changed but only replaced or deleted whole. Any engine that reads
/// Parquet reads them.
///
/// `served-2026-02-03-1.parquet` holds a row for each fingerprint of each response: `account`,
/// `time` (milliseconds), `model`, `response` (keyed hash of account and id), `print`. `twins-...`
/// holds the same of pairs: `pair` in place of `response`, and `served`, whether it is of the
/// response that was served. `ledger.key` names the key and the way in which texts are cut.
public final class LedgerFolder {
  private static final String HEAD = "ledger.key";
  private static final Pattern NAME =
      Pattern.compile("(served|twins)-(\\d{4}-\\d\\d-\\d\\d)-(\\d{1,9})\\.parquet");

  private final Path folder;

  private LedgerFolder(Path folder) {
    this.folder = folder;
  }

  /// The ledger in a folder.
  ///
  /// @param cut the key's public name and the version of the fingerprints
  /// @throws ConfigException when there is none, or it was made under another key
  public static LedgerFolder open(Path folder, String cut) throws IOException {
    Path head = folder.resolve(HEAD);
    if (!Files.isRegularFile(head)) {
      throw new ConfigException(
          "--ledger", "ledger", "no ledger", "the folder that `trace ledger` wrote");
    }
    String found = Files.readString(head).strip();
    if (!found.equals(cut)) {
      throw new ConfigException("--ledger", "ledger", "a ledger of another key or version", cut);
    }
    return new LedgerFolder(folder);
  }

  /// The ledger in a folder, begun when there is none.
  ///
  /// @throws ConfigException when the folder belongs to something else
  public static LedgerFolder openOrBegin(Path folder, String cut) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path head = folder.resolve(HEAD);
    if (!Files.exists(head)) {
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new ConfigException(
              "--ledger", "ledger", "a folder with other files", "an empty or new one");
        }
      }
      Files.writeString(head, cut + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }
    return open(folder, cut);
  }

  Path path() {
    return folder;
  }

  /// One file of the ledger.
  ///
  /// @param kind `served` or `twins`
  /// @param day of event time, UTC
  /// @param number among the files of that kind and day
  record DayFile(Path path, String kind, String day, int number) {}

  /// Every file of a kind, by day and number.
  List<DayFile> files(String kind) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside
          .flatMap(path -> {
            var name = NAME.matcher(String.valueOf(path.getFileName()));
            return name.matches() && name.group(1).equals(kind)
                ? Stream.of(
                    new DayFile(
                        path, name.group(1), name.group(2), Integer.parseInt(name.group(3))))
                : Stream.empty();
          })
          .sorted(Comparator.comparing(DayFile::day).thenComparingInt(DayFile::number))
          .toList();
    }
  }

  List<Path> paths(String kind) throws IOException {
    return files(kind).stream().map(DayFile::path).toList();
  }

  /// Sets a finished file in place, for its owner's eyes only; its bytes are on the disk first.
  void place(Path finished, Path target) throws IOException {
    Files.setPosixFilePermissions(finished, PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force();
  }

  /// Forces the entries of the folder to the disk.
  void force() throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// The right to change the ledger; what killed runs left in it is cleared away.
  ///
  /// @throws IOException when somebody else changes it just now
  Lock lock() throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        clearAway();
        return new Lock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // by this very process
    }
    channel.close();
    throw new IOException("another run is changing the ledger " + folder);
  }

  /// What runs left that were killed.
  private void clearAway() throws IOException {
    try (var inside = Files.list(folder)) {
      for (Path path : inside.toList()) {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".work-") || name.endsWith(".partial")) {
          Duck.remove(path);
        }
      }
    }
  }

  /// Held until it is closed.
  record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
