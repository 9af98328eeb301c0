// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the guide: its blocks between fences, in order.
///
/// @param file the page
/// @param blocks what stands between fences
record GuidePage(Path file, List<Block> blocks) {
  private static final Pattern FENCE = Pattern.compile(" *```(.*)");
  private static final Pattern EXIT = Pattern.compile("sh exit=(\\d)");

  /// What stands between two fences.
  ///
  /// @param line of the opening fence
  /// @param kind what is written behind the opening fence
  /// @param lines between the fences
  record Block(int line, String kind, List<String> lines) {
    /// Whether its lines are commands.
    boolean runs() {
      return kind.equals("sh") || EXIT.matcher(kind).matches();
    }

    /// Whether its lines are commands of a real shell.
    boolean isForBash() {
      return kind.equals("bash");
    }

    /// The exit code of each of its commands.
    int exitCode() {
      Matcher code = EXIT.matcher(kind);
      return code.matches() ? Integer.parseInt(code.group(1)) : 0;
    }

    /// Whether its lines are what the commands before it print.
    boolean isOutput() {
      return kind.equals("text output");
    }
  }

  static GuidePage read(Path file) throws IOException {
    var blocks = new ArrayList<Block>();
    var lines = Files.readAllLines(file);
    int opened = -1;
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        continue;
      }
      if (opened < 0) {
        opened = i;
      } else {
        Matcher first = FENCE.matcher(lines.get(opened));
        String kind = first.matches() ? first.group(1).strip() : "";
        blocks.add(new Block(opened + 1, kind, List.copyOf(lines.subList(opened + 1, i))));
        opened = -1;
      }
    }
    if (opened >= 0) {
      throw new AssertionError(file + ":" + (opened + 1) + ": a fence that nothing closes");
    }
    return new GuidePage(file, List.copyOf(blocks));
  }
}
