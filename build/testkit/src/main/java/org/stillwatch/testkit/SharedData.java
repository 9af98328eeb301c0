// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// The folder of real data beside the project, for tests only. Where it is absent a test skips with
/// one line; with `STILLWATCH_SHARED_REQUIRED=1` it fails instead, so that no gate passes by
/// skipping.
public final class SharedData {
  private SharedData() {}

  /// A file or folder of the shared data.
  ///
  /// @param relative path inside it, for example `data/benign`
  public static Path require(String relative) {
    Path path = folder().resolve(relative);
    boolean present = Files.exists(path);
    if (!present && "1".equals(System.getenv("STILLWATCH_SHARED_REQUIRED"))) {
      throw new AssertionError("shared data is required, but " + path + " is absent");
    }
    Assumptions.assumeTrue(present, () -> "skipped: no shared data at " + path);
    return path;
  }

  /// The root of this checkout.
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no folder above holds .mvn");
    }
    return folder;
  }

  private static Path folder() {
    String named = System.getenv("STILLWATCH_SHARED");
    return named == null ? root().resolveSibling("shared") : Path.of(named);
  }
}
