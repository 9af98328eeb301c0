// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A file of lines: UTF-8, each line ended by LF.
final class LineFile {
  private LineFile() {}

  static void write(List<String> lines, OutputStream to) throws IOException {
    for (String line : lines) {
      to.write(line.getBytes(UTF_8));
      to.write('\n');
    }
  }
}
