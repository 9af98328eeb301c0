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

  /// Hands on each row with the number of its record, counted from 1.
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
      long number = 0;
      while (records.hasNext()) {
        Map<String, String> row = records.next();
        number++;
        if (number == 1 && !row.keySet().containsAll(needed)) {
          throw new ConfigException(
              flag, "header of " + file.getFileName(), row.keySet().toString(), needed.toString());
        }
        rows.accept(row, number);
      }
    } catch (RuntimeJsonMappingException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
