// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.capture.Disposition;

/// The file of what people decided, which every scan and `calibrate` read. It is for its owner's
/// eyes: it names accounts.
///
/// @param path made when it is missing, with its folder
public record DispositionFile(Path path) {
  private static final long LARGEST = 1L << 28;

  /// Tells one state of the file from another.
  ///
  /// @param bytes its length
  /// @param changed when it was written last
  record Version(long bytes, Optional<FileTime> changed) {
    static final Version NONE = new Version(0, Optional.empty());
  }

  /// What state it is in.
  Version version() throws IOException {
    return Files.exists(path)
        ? new Version(Files.size(path), Optional.of(Files.getLastModifiedTime(path)))
        : Version.NONE;
  }

  /// All of it; nothing where there is no file.
  byte[] bytes() throws IOException {
    if (!Files.exists(path)) {
      return new byte[0];
    }
    if (Files.size(path) > LARGEST) {
      throw new IOException("the file of decisions is larger than 256 MiB");
    }
    return Files.readAllBytes(path);
  }

  /// Adds a decision.
  public void append(Disposition decision) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
      out.write((DispositionLines.line(decision) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
