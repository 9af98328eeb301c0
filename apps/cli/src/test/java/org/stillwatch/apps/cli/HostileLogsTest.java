// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.apps.cli.ingest.Inspection;
import org.stillwatch.apps.cli.ingest.LogKinds;

/// What strangers may put into a log, read by the program itself with 256 MB of memory: the exit
/// code of the contract, no stack trace, good records kept, bad ones counted and located.
class HostileLogsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  private HostileScan scan(int code, Path... logs) throws IOException, InterruptedException {
    return HostileScan.of(folder, code, List.of(logs), List.of());
  }

  private static String ours(int i) {
    return "{\"id\":\"x%d\",\"time\":\"2026-05-04T10:15:%02dZ\",\"account\":\"a%d\"}"
        .formatted(i, i % 60, i % 3);
  }

  private static String proxy(int i) {
    return ("{\"id\":\"x%d\",\"call_type\":\"acompletion\",\"hidden_params\":{},\"startTime\":%d.5,"
            + "\"metadata\":{\"user_api_key_user_id\":\"a%d\"},\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
        .formatted(i, 1_777_889_700 + i, i % 3);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path lines(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), Arrays.asList(lines));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ours", "proxy"})
  void a_cut_archive_keeps_what_came_before_and_says_so(String kind) throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(kind.equals("ours") ? ours(i) : proxy(i)).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));

    HostileScan cut = scan(3, file("cut.jsonl.gz", Arrays.copyOf(packed, packed.length / 2)));

    assertThat(cut.summary().at("/sources/0/incomplete").asText()).isNotEmpty();
    assertThat(cut.summary().at("/input/exchanges").asInt()).isBetween(1, 4_999);
  }

  @Test
  void a_cut_or_bombed_zstandard_frame_is_no_better() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(ours(i)).append('\n');
    }
    byte[] packed = Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8));
    Path bombed = folder.resolve("bomb.jsonl.zst");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(bombed))) {
      out.write((ours(1) + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 600; i++) {
        out.write(zeros);
      }
    }

    HostileScan cut = scan(3, file("cut.jsonl.zst", Arrays.copyOf(packed, packed.length - 9)));
    HostileScan bomb = scan(3, bombed);

    assertThat(cut.summary().at("/sources/0/incomplete").asText()).isNotEmpty();
    assertThat(bomb.summary().at("/sources/0/incomplete").asText()).contains("more than");
    bomb.kept(1);
  }

  @Test
  void a_name_that_comes_twice_is_one_member_at_most() throws Exception {
    String twice = ours(0).replace("\"account\"", "\"account\":\"b\",\"account\"");

    HostileScan scanned = scan(0, lines("twice.jsonl", twice, ours(1)));

    long refused = scanned.rejects().values().stream().mapToLong(n -> n).sum();
    scanned.kept((int) (2 - refused));
    assertThat(scanned.summary().at("/input/exchanges").asInt()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines", "document"})
  void half_a_character_in_a_name_makes_nobody_invisible(String shape) throws Exception {
    String tools = ",\"tools\":[{\"function\":{\"name\":\"f\",\"parameters\":{\"\\udc41\":1}}}]}";
    String own = ours(0).replaceFirst("}$", ",\"request\":{\"messages\":[]" + tools + "}");
    String other = proxy(1).replaceFirst("}$", ",\"model_parameters\":{\"x\":1" + tools + "}");
    boolean lines = shape.equals("lines");

    HostileScan scanned =
        lines
            ? scan(0, lines("own.jsonl", own, ours(5)), lines("other.jsonl", other, proxy(6)))
            : scan(
                0,
                lines("own.json", "[", own, ",", ours(5), "]"),
                lines("other.json", "[", other, ",", proxy(6), "]"));

    scanned.kept(4);
    assertThat(scanned.rejects()).isEmpty();
  }

  @Test
  void a_file_that_fails_while_it_is_read_is_told_and_the_others_count() throws Exception {
    Path broken = Path.of("/proc/self/mem");
    Assumptions.assumeTrue(Files.exists(broken), "skipped: no file that fails when it is read");

    HostileScan scanned = scan(3, broken, lines("good.jsonl", ours(1)));

    scanned.kept(1);
    assertThat(scanned.incomplete("mem")).isNotEmpty();
  }

  @Test
  void a_file_that_grows_is_read_as_far_as_it_goes() throws Exception {
    Path log = lines("growing.jsonl", ours(0), ours(1));
    var stop = new AtomicBoolean();
    try (var writer = Executors.newSingleThreadExecutor()) {
      Future<Integer> written =
          writer.submit(() -> {
            int i = 2;
            for (; i < 200_000 && !stop.get(); i++) {
              Files.writeString(log, ours(i) + "\n", StandardOpenOption.APPEND);
            }
            return i;
          });
      HostileScan scanned = scan(0, log);
      stop.set(true);
      assertThat(written.get()).isGreaterThan(2);

      long refused = scanned.rejects().values().stream().mapToLong(n -> n).sum();
      assertThat(refused).isLessThanOrEqualTo(1); // a line that was half written
      assertThat(scanned.summary().at("/input/exchanges").asInt()).isGreaterThan(1);
    }
  }

  @Test
  void a_file_that_vanishes_between_two_looks_is_told() throws Exception {
    Path gone = lines("gone.jsonl", ours(0));
    var sources = LogFiles.find("FILE", List.of(gone, lines("stays.jsonl", ours(1))));
    Files.delete(gone);
    var key = KeyFile.demo();

    var seen = new Inspection(key, Builders.of(key), LogKinds.RECOGNISED).look(sources);

    assertThat(seen.getFirst().incomplete()).isNotEmpty();
    assertThat(seen.getLast().exchanges()).isEqualTo(1);
  }

  @Test
  void a_disk_that_fills_up_leaves_nothing_under_the_name() throws Exception {
    var many = new String[400];
    for (int i = 0; i < many.length; i++) {
      many[i] = ours(i).replace("\"a", "\"account-with-a-long-name-" + i + "-");
    }
    Path log = lines("many.jsonl", many);

    Launched run =
        Launched.withFilesOfAtMostKilobytes(
            8,
            folder,
            List.of(
                "scan",
                "--demo-key",
                "--exchanges",
                log + "",
                "--out",
                folder.resolve("full") + ""));

    assertThat(run.code()).as(run.said()).isEqualTo(3);
    assertThat(run.said()).doesNotContain("\tat ", "Exception in");
    assertThat(folder.resolve("full")).doesNotExist();
  }

  @Test
  void a_bomb_goes_off_nowhere() throws Exception {
    Path bomb = folder.resolve("bomb.jsonl.gz");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write((ours(1) + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 600; i++) {
        out.write(zeros);
      }
    }

    HostileScan scanned = scan(3, bomb);

    scanned.kept(1);
    assertThat(scanned.summary().at("/sources/0/incomplete").asText()).contains("more than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ours", "proxy"})
  void bad_lines_are_counted_by_reason_and_good_ones_kept(String kind) throws Exception {
    boolean own = kind.equals("ours");
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    var digits = "9".repeat(10_000);
    String open = own ? ours(9) : proxy(9);
    String head = open.substring(0, open.length() - 1);
    Path log =
        lines(
            "bad.jsonl",
            own ? ours(0) : proxy(0),
            head + ",\"z\":" + deep + "}",
            head + ",\"z\":" + digits + "}",
            head + ",\"z\":1E77777777777777777}",
            "{\"id\":",
            "nonsense",
            own ? ours(1) : proxy(1));
    byte[] more = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}', '\n', 0, 0, 0, '\n'};
    Files.write(log, more, StandardOpenOption.APPEND);

    HostileScan scanned = scan(0, log);

    scanned.kept(own ? 3 : 2);
    assertThat(scanned.rejects())
        .containsEntry("too-deep", 1L)
        .containsEntry("bad-number", own ? 1L : 2L) // ours does not read members nobody knows
        .containsEntry("bad-utf8", 1L)
        .containsEntry("not-json", 3L);
    for (String line : Files.readAllLines(folder.resolve("out/rejected.jsonl"))) {
      assertThat(JSON.readTree(line).path("line").asInt()).isBetween(2, 9);
      assertThat(line).doesNotContain("nonsense");
    }
  }

  @Test
  void a_line_of_64_megabytes_is_one_reject() throws Exception {
    Path log = folder.resolve("long.jsonl");
    try (OutputStream out = Files.newOutputStream(log)) {
      out.write((proxy(0) + "\n{\"a\":\"").getBytes(StandardCharsets.UTF_8));
      byte[] text = new byte[1 << 20];
      Arrays.fill(text, (byte) 'x');
      for (int i = 0; i < 64; i++) {
        out.write(text);
      }
      out.write(("\"}\n" + proxy(1) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    HostileScan scanned = scan(0, log);

    scanned.kept(2);
    assertThat(scanned.rejects()).containsExactly(Map.entry("too-long", 1L));
  }

  @Test
  void types_that_nobody_expects_cost_one_record_at_most() throws Exception {
    Path log =
        lines(
            "types.jsonl",
            proxy(0),
            proxy(1).replace("1777889701.5", "{\"a\":[]}"),
            proxy(2).replace("{\"user_api_key_user_id\":\"a2\"}", "[[[]]]"),
            proxy(3).replace("[{\"role\":\"user\",\"content\":\"hi\"}]", "7"),
            proxy(4).replace("1777889704.5", "\"9999-01-01T00:00:00Z\""),
            proxy(5).replace("1777889705.5", "\"0001-01-01T00:00:00Z\""),
            "[" + proxy(6) + "," + proxy(7) + "]",
            "17");

    HostileScan scanned = scan(0, log);

    scanned.kept(4);
    assertThat(scanned.rejects())
        .containsEntry("no-time", 1L)
        .containsEntry("no-account", 1L)
        .containsEntry("bad-time", 2L)
        .containsEntry("wrong-format", 1L);
  }

  @Test
  void a_document_that_breaks_off_keeps_the_records_before_the_break() throws Exception {
    String document =
        ("{\n \"data\": [\n" + proxy(0) + ",\n" + proxy(1) + ",\n" + proxy(2).substring(0, 60));

    HostileScan scanned = scan(3, file("page.json", document.getBytes(StandardCharsets.UTF_8)));

    scanned.kept(2);
    assertThat(scanned.summary().at("/sources/0/format").asText()).isEqualTo("litellm");
    assertThat(scanned.summary().at("/sources/0/incomplete").asText())
        .isEqualTo(
            "broken JSON after record 2 (byte "
                + document.indexOf(",\n" + proxy(2).substring(0, 60))
                + ")");
  }

  @Test
  void a_document_without_an_end_does_not_fill_the_memory() throws Exception {
    Path log = folder.resolve("endless.json");
    try (OutputStream out = Files.newOutputStream(log)) {
      out.write(("{\n\"data\":[\n" + proxy(0) + ",\n{\"z\":[\n").getBytes(StandardCharsets.UTF_8));
      byte[] numbers =
          "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 4_000; i++) {
        out.write(numbers);
      }
    }

    HostileScan scanned = scan(3, log);

    scanned.kept(1);
    assertThat(scanned.summary().at("/sources/0/incomplete").asText()).contains("after record 1");
  }

  @Test
  void an_unknown_file_stops_nobody_else() throws Exception {
    Path unknown = lines("unknown.jsonl", "{\"ts\":1,\"who\\u001b[31m\":\"x\"}");
    Path mixed = lines("mixed.jsonl", ours(4), proxy(5));
    Path empty = file("empty.jsonl", new byte[0]);

    HostileScan scanned =
        scan(3, unknown, mixed, empty, lines("good.jsonl", proxy(0)), lines("ours.jsonl", ours(1)));

    scanned.kept(2);
    var why = new TreeMap<String, String>();
    scanned
        .summary()
        .path("sources")
        .forEach(s -> why.put(s.path("name").asText(), s.path("incomplete").asText()));
    assertThat(why.get("unknown.jsonl"))
        .contains("who?", "ts", "--field-map")
        .doesNotContain("\u001b");
    assertThat(why.get("mixed.jsonl")).contains("litellm", "exchange/1", "--format");
    assertThat(why.get("empty.jsonl")).isEqualTo("null");
  }

  @Test
  void a_folder_that_is_empty_and_a_file_that_is_not_there_are_mistakes_of_use() throws Exception {
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    for (Path path : List.of(nothing, folder.resolve("absent.jsonl"))) {
      Launched run =
          Launched.with256Megabytes(
              folder,
              List.of(
                  "scan",
                  "--demo-key",
                  "--exchanges",
                  path + "",
                  "--out",
                  folder.resolve("o") + ""));

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.said().lines()).hasSize(1).first().asString().startsWith("--exchanges");
    }
  }

  @Test
  void a_place_where_nothing_can_be_written_is_one_line() throws Exception {
    Path log = lines("a.jsonl", ours(1));
    Launched run =
        Launched.with256Megabytes(
            folder, List.of("scan", "--demo-key", "--exchanges", log + "", "--out", "/proc/out"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.said().lines()).hasSize(1);
  }
}
