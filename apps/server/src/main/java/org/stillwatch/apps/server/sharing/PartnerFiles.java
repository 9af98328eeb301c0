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

/// Files that the file of partners names.
final class PartnerFiles {
  private static final int LARGEST_KEY = 4_096;

  private PartnerFiles() {}

  /// The key in a file that its owner alone can read.
  static String key(String name) throws IOException {
    Path file = Path.of(name);
    SecretFile.requireOwnerOnly(file);
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LARGEST_KEY), StandardCharsets.UTF_8).strip();
      if (text.isEmpty() || text.lines().count() != 1) {
        throw new IOException(name + " holds no key, or several lines");
      }
      return text;
    }
  }

  /// Values that must not leave, one a line.
  static List<String> secrets(List<String> files) throws IOException {
    var values = new ArrayList<String>();
    for (String name : files) {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new ConfigException("partners", "secrets", name, "a file that is there");
      }
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .forEach(values::add);
    }
    return List.copyOf(values);
  }
}
