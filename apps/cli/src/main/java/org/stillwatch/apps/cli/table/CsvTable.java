// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.stillwatch.base.ConfigException;

/// Reads a CSV file with a header (RFC 4180, UTF-8), row by row.
final class CsvTable {
  private static final CsvMapper MAPPER = new CsvMapper();

  private CsvTable() {}

  /// Hands on each row with the line that it starts on; the header is line 1.
  ///
  /// @param flag the flag that named the file, for messages
  /// @param needed columns that must be there
  static void read(
      String flag, Path file, Set<String> needed, ObjLongConsumer<Map<String, String>> rows)
      throws IOException {
    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<Map<String, String>> records =
            MAPPER
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
      long line = 2;
      while (records.hasNext()) {
        Map<String, String> row = records.next();
        if (line == 2 && !row.keySet().containsAll(needed)) {
          throw new ConfigException(
              flag, "header of " + file.getFileName(), row.keySet().toString(), needed.toString());
        }
        rows.accept(row, line);
        line += 1 + breaks(row);
      }
    } catch (RuntimeJsonMappingException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// Line breaks inside the fields of a row.
  private static long breaks(Map<String, String> row) {
    long breaks = 0;
    for (String field : row.values()) {
      for (int at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) {
        breaks++;
      }
    }
    return breaks;
  }
}
