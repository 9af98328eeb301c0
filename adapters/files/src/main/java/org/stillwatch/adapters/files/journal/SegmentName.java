// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the files of a journal are called: segments by their number, which also sorts them, and one
/// that is being made with `.new` behind it.
final class SegmentName {
  private static final Pattern NAME = Pattern.compile("(0*[1-9][0-9]*)\\.journal");
  private static final int LENGTH = 18 + ".journal".length();

  private SegmentName() {}

  static Path in(Path folder, long segment) {
    return folder.resolve(String.format(Locale.ROOT, "%018d.journal", segment));
  }

  static Path draft(Path folder, long segment) {
    return folder.resolve(String.format(Locale.ROOT, "%018d.journal.new", segment));
  }

  /// Numbers of the segments in a folder, in order. Other files are nobody's business.
  static List<Long> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> NAME.matcher(String.valueOf(f.getFileName())))
          .filter(m -> m.matches() && m.group().length() == LENGTH)
          .map(m -> Long.valueOf(m.group(1)))
          .sorted()
          .toList();
    }
  }

  /// Segments that were being made when the process ended.
  static List<Path> drafts(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> String.valueOf(f.getFileName()).endsWith(".journal.new")).toList();
    }
  }
}
