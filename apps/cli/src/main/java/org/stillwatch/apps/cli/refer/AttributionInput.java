// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.adapters.json.AssessmentReader;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.attribution.AttributionRecord;

/// What `attribute --out` wrote.
public final class AttributionInput {
  private AttributionInput() {}

  /// Reads it.
  ///
  /// @param option that named the file, for messages
  /// @throws ConfigException when it is not there or none
  public static AttributionRecord read(String option, Path file) throws IOException {
    return AssessmentReader.read(String.valueOf(file.getFileName()), bytes(option, file));
  }

  static byte[] bytes(String option, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(option, "file", file.toString(), "a file that is there");
    }
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(AssessmentReader.MOST_BYTES + 1);
    }
  }
}
