// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.base.ConfigException;

/// Files of what nobody else may know: keys of ours at partners, and values that must not leave.
public final class SecretFiles {
  private static final int LARGEST_KEY = 4_096;

  private SecretFiles() {}

  /// The key in a file that its owner alone can read.
  ///
  /// @param where what names the file, for messages
  /// @throws ConfigException when there is none, it holds no line or several, or others may read it
  public static String key(String where, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(where, "file", "none", "a file with one line");
    }
    SecretFile.requireOwnerOnly(file);
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LARGEST_KEY), StandardCharsets.UTF_8).strip();
      if (text.isEmpty() || text.lines().count() != 1) {
        throw new ConfigException(where, "file", "no line, or several", "a file with one line");
      }
      return text;
    }
  }

  /// Values that must not leave, one a line.
  ///
  /// @param where what names the files, for messages
  /// @throws ConfigException when one is not there: what it would have held back would leave
  public static List<String> values(String where, List<Path> files) throws IOException {
    var values = new ArrayList<String>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ConfigException(where, "file", file.toString(), "a file that is there");
      }
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .forEach(values::add);
    }
    return List.copyOf(values);
  }
}
