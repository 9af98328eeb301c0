// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.stillwatch.base.ConfigException;

/// A file for its owner's eyes only. It appears under its name when all of it is on the disk, and
/// was never readable for anybody else.
public final class SecretFile {
  static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

  private SecretFile() {}

  /// Writes a new file; folders above it are made when they are missing.
  ///
  /// @throws FileAlreadyExistsException when the name is taken; what is there stays as it is
  public static void create(Path file, byte[] content) throws IOException {
    Path draft = draft(file, content);
    try {
      claim(file, draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Writes a file in the place of another one, in one step.
  public static void replace(Path file, byte[] content) throws IOException {
    Path draft = draft(file, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    PartialFolder.force(file.resolveSibling("."));
  }

  /// Fails unless nobody but the owner may read or write a file.
  ///
  /// @throws ConfigException when others may
  public static void requireOwnerOnly(Path file) throws IOException {
    var found = Files.getPosixFilePermissions(file);
    if (!OWNER.containsAll(found)) {
      throw new ConfigException(
          file.toString(), "mode", PosixFilePermissions.toString(found), "rw------- or less");
    }
  }

  private static Path draft(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft =
        Files.createTempFile(folder, ".key-", ".new", PosixFilePermissions.asFileAttribute(OWNER));
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return draft;
  }

  /// Gives the draft its name unless the name is taken; a link does that in one step, and where the
  /// disk knows no links a move does it in two.
  private static void claim(Path file, Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.move(draft, file);
    }
    PartialFolder.force(file.toAbsolutePath().resolveSibling("."));
  }
}
