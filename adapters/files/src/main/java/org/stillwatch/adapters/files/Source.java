// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// One file of input.
///
/// @param path where it is
/// @param name its own name without any folder, as outputs show it
public record Source(Path path, String name) {
  /// The source at a path.
  public static Source of(Path path) {
    Path last = path.getFileName();
    return new Source(path, last == null ? path.toString() : last.toString());
  }

  /// The decompressed bytes, within limits.
  ///
  /// @throws IOException when the file cannot be opened
  public InputStream open(ReadLimits limits) throws IOException {
    return Unpacked.open(this, limits, n -> {});
  }
}
