// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir private Path folder = Path.of("");

  private Path parquet(String select) throws SQLException {
    Path file = folder.resolve("t.parquet");
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  private static List<String> rows(Path file, long most) throws IOException {
    byte[] head = Files.readAllBytes(file);
    var kind = TableFile.kind(file.getFileName().toString(), head).orElseThrow();
    var rows = new ArrayList<String>();
    TableFile.read(
        file,
        kind,
        (json, number) -> {
          rows.add(number + " " + json);
          return number < most;
        });
    return rows;
  }

  @Test
  void rows_of_parquet_come_in_order_with_their_types() throws Exception {
    Path file =
        parquet(
            "SELECT i AS id, TIMESTAMP '2026-05-04 10:15:00.25' AS time, {'ip': '203.0.113.7'} AS"
                + " client, NULL AS nothing, 98765432101234567 AS large FROM range(3) t(i)");

    assertThat(rows(file, 2))
        .containsExactly(
            "1 {\"id\":0,\"time\":\"2026-05-04 10:15:00.25\",\"client\":{\"ip\":\"203.0.113.7\"},\"nothing\":null,\"large\":98765432101234567}",
            "2 {\"id\":1,\"time\":\"2026-05-04 10:15:00.25\",\"client\":{\"ip\":\"203.0.113.7\"},\"nothing\":null,\"large\":98765432101234567}");
  }

  @Test
  void a_name_that_looks_like_a_pattern_is_a_name() throws IOException {
    Files.writeString(folder.resolve("ab.csv"), "id\nanother\n");
    for (String name : List.of("a*.csv", "a?.csv", "[a-b].csv", "a{b,c}.csv", "a'b.csv")) {
      Path file = Files.writeString(folder.resolve(name), "id\n" + name.length() + "\n");

      assertThat(rows(file, 9)).as(name).containsExactly("1 {\"id\":\"" + name.length() + "\"}");
    }
  }

  @Test
  void columns_of_csv_stay_texts() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "id,time,text\n007,1777889700,\"a \"\"b\"\", c\"\n008,,x\n");

    assertThat(rows(file, 9))
        .containsExactly(
            "1 {\"id\":\"007\",\"time\":\"1777889700\",\"text\":\"a \\\"b\\\", c\"}",
            "2 {\"id\":\"008\",\"time\":null,\"text\":\"x\"}");
  }

  @Test
  void a_broken_table_is_one_line() throws Exception {
    Path whole = parquet("SELECT i AS id FROM range(1000) t(i)");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> rows(cut, 9))
        .isInstanceOf(IOException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }

  @Test
  void other_files_are_no_tables() {
    assertThat(TableFile.kind("a.jsonl", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(TableFile.kind("a.jsonl", new byte[0])).isEmpty();
  }
}
