// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What strangers may put into tables, read by the program itself with 256 MB of memory.
class HostileTablesTest {
  @TempDir private Path folder = Path.of("");

  private Path text(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path log() throws IOException {
    return text("log.jsonl", "{\"id\":\"x\",\"time\":\"2026-05-04T10:15:00Z\",\"account\":\"a\"}");
  }

  private HostileScan scan(int code, Path... logs) throws Exception {
    return HostileScan.of(folder, code, List.of(logs), List.of());
  }

  private HostileScan accounts(int code, Path... tables) throws Exception {
    var more = new ArrayList<>(List.of("--accounts"));
    for (Path table : tables) {
      more.add(table.toString());
    }
    return HostileScan.of(folder, code, List.of(log()), more);
  }

  private Path parquet(String name, String select) throws Exception {
    Path file = folder.resolve(name);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void a_parquet_file_that_is_cut_or_lies_is_told_and_others_count() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            parquet(
                "whole.parquet",
                "SELECT i::VARCHAR AS id, 'a' AS account, TIMESTAMP '2026-05-04 10:15:00' AS time FROM"
                    + " range(5000) t(i)"));
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));
    byte[] lying = whole.clone();
    for (int i = 40; i < whole.length / 2; i += 7) {
      lying[i] ^= 0x55;
    }
    Path liar = Files.write(folder.resolve("liar.parquet"), lying);
    Path empty = Files.write(folder.resolve("empty.parquet"), new byte[] {'P', 'A', 'R', '1'});

    HostileScan scanned = scan(3, cut, liar, empty, log());

    assertThat(scanned.incomplete("cut.parquet")).contains("broken table after row 0");
    assertThat(scanned.incomplete("liar.parquet")).isNotEmpty();
    assertThat(scanned.incomplete("empty.parquet")).isNotEmpty();
    assertThat(scanned.summary().at("/input/exchanges").asInt()).isPositive();
  }

  @Test
  void a_csv_file_of_nonsense_costs_itself_at_most() throws Exception {
    Path quotes =
        text("quotes.csv", "id,time,account", "1,2026-05-04 10:15:00,a", "\"2,2026-05-04,b", "x");
    Path binary =
        Files.write(folder.resolve("binary.csv"), new byte[] {0, 1, 2, (byte) 0xff, 10, 0});
    Path wide = text("wide.csv", "c,".repeat(20_000) + "z", "1,".repeat(20_000) + "1");
    Path ragged = text("ragged.csv", "id,time,account", "7,2026-05-04 10:15:00,a,b,c,d", "8", "");

    HostileScan scanned = scan(3, quotes, binary, wide, ragged, log());

    assertThat(scanned.summary().at("/input/exchanges").asInt()).isPositive();
    assertThat(scanned.incomplete("binary.csv")).isNotEmpty();
  }

  @Test
  void a_cell_of_64_megabytes_does_not_fill_the_memory() throws Exception {
    Path log = folder.resolve("long.csv");
    try (OutputStream out = Files.newOutputStream(log)) {
      out.write("id,time,account\n1,2026-05-04 10:15:00,".getBytes(StandardCharsets.UTF_8));
      byte[] text = new byte[1 << 20];
      Arrays.fill(text, (byte) 'x');
      for (int i = 0; i < 64; i++) {
        out.write(text);
      }
      out.write('\n');
    }

    HostileScan scanned = scan(3, log, log());

    scanned.kept(1);
    assertThat(scanned.incomplete("long.csv")).isNotEmpty();
  }

  @Test
  void an_account_table_that_contradicts_itself_keeps_what_can_be_dated() throws Exception {
    Path table =
        text(
            "accounts.csv",
            "id,asOf,createdAt,closedAt,status,plan",
            "a,2026-01-01,2026-02-01,2025-02-01,active,free",
            "a,2026-01-01,2026-02-01,2025-02-01,closed,team",
            "a,,2026-02-01,,active,free",
            "b,2026-01-01,0001-01-01,9999-12-31,gone,free",
            "b,2026-01-02,not a day,,active,free",
            "b,2026-01-02,not a day,,active,free");

    HostileScan scanned = accounts(0, table);

    scanned.kept(1);
    assertThat(scanned.rejects()).isEqualTo(Map.of("no-time", 1L));
    assertThat(scanned.summary().at("/input/ignoredMembers").asInt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void an_empty_table_and_one_with_a_head_alone_say_nothing() throws Exception {
    HostileScan scanned =
        accounts(
            0, text("head.csv", "id,plan"), Files.write(folder.resolve("e.jsonl"), new byte[0]));

    scanned.kept(1);
    assertThat(scanned.rejects()).isEmpty();
  }
}
