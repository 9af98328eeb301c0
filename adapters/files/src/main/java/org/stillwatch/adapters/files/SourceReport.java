// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

/// How far a source could be read.
///
/// @param name the source's name
/// @param bytes decompressed bytes that were read
/// @param lines lines that are not blank, faulty ones included
/// @param incomplete why the source could not be read to its end, empty when it could; the lines
///   before that point count, a line that was cut there does not
public record SourceReport(String name, long bytes, long lines, String incomplete) {
  /// Whether the source was read to its end.
  public boolean complete() {
    return incomplete.isEmpty();
  }
}
