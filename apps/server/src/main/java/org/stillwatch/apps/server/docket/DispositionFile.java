// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.capture.Disposition;

/// The file of what people decided, which every scan and `calibrate` read. It is for its owner's
/// eyes: it names accounts.
///
/// @param path made when it is missing, with its folder
public record DispositionFile(Path path) {
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
