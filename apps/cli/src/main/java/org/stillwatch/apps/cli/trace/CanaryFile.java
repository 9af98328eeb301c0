// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.stillwatch.base.ConfigException;

/// The file of a set of canaries: JSON, mode 0600, replaced as a whole. Fails closed: a file that
/// others may read is not used, and no message carries what stands in one.
final class CanaryFile {
  private static final int LARGEST = 1 << 16;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  CanaryFile(Path file) {
    this.file = file;
  }

  CanaryState read() throws IOException {
    requireOwnersOnly();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST);
      return CanaryJson.state(new JsonMapper().readTree(bytes));
    } catch (JacksonException | IllegalArgumentException e) {
      throw wrong();
    }
  }

  /// The cause is left out: it could quote the file.
  private ConfigException wrong() {
    return new ConfigException(
        file.toString(), "canaries", "something else", "a file that `trace canary mint` wrote");
  }

  private void requireOwnersOnly() throws IOException {
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new ConfigException(
            file.toString(), "mode", "a file that others may use", "mode 0600 (`chmod 600`)");
      }
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          file.toString(), "canaries", "no file", "a file that `trace canary mint` wrote");
    } catch (UnsupportedOperationException e) {
      // a disk without such modes
    }
  }

  /// Writes a new file.
  void create(CanaryState state) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ConfigException("--out", "file", "one that is there", "a name that is free");
    }
    write(state);
  }

  /// Replaces the file.
  void write(CanaryState state) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    var mine = PosixFilePermissions.asFileAttribute(OWNER);
    Path draft = Files.createTempFile(folder, ".canary-", ".tmp", mine);
    try {
      Files.write(draft, new JsonMapper().writeValueAsBytes(CanaryJson.of(state)));
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
