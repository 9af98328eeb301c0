// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stranger's bundle can do to `share check`: in a process with 256 MiB, each ends soon,
/// says what it expected, and never shows what stood there.
class HostileBundlesTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String GOOD = object("campaign", 1, "\"name\":\"n\"");
  private static final String SECRET = "zebra-secret";

  @TempDir private Path folder = Path.of("");

  private static String id(String type, int number) {
    return "%s--00000000-0000-4000-8000-%012d".formatted(type, number);
  }

  private static String object(String type, int number, String members) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s","created":"2026-03-02T09:00:00.000Z",\
    "modified":"2026-03-02T09:00:00.000Z",%s}\
    """
        .formatted(type, id(type, number), members);
  }

  private static String bundle(String... objects) {
    return "{\"type\":\"bundle\",\"objects\":[" + String.join(",", objects) + "]}";
  }

  private static String indicator(int number, String pattern) {
    return object(
        "indicator",
        number,
        "\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-02T09:00:00Z\",\"pattern\":\""
            + pattern
            + "\"");
  }

  private static String note(int number, int about) {
    return object(
        "note", number, "\"content\":\"c\",\"object_refs\":[\"" + id("note", about) + "\"]");
  }

  private static String marking(int number, int by) {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s","created":"2026-03-02T09:00:00.000Z",\
    "definition_type":"statement","definition":{"statement":"s"},"object_marking_refs":["%s"]}\
    """
        .formatted(id("marking-definition", number), id("marking-definition", by));
  }

  private String checked(int code, byte[] bundle, String... flags)
      throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("bundle.json"), bundle);
    return checked(code, file, flags);
  }

  private String checked(int code, Path file, String... flags)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    Launched launched =
        Launched.with256Megabytes(
            folder,
            Stream.concat(Stream.of("share", "check", file.toString()), Stream.of(flags)).toList());
    String said = launched.said();
    String shown = said.substring(0, Math.min(2_000, said.length()));
    assertThat(launched.code()).as(shown).isEqualTo(code);
    assertThat(Duration.between(start, Instant.now())).as(shown).isLessThan(SOON);
    assertThat(said).doesNotContain("Exception", "OutOfMemory", "StackOverflow", "\tat ", SECRET);
    return said;
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            bundle("{\"a\":" + "[".repeat(90_000) + "]".repeat(90_000) + "}", GOOD),
            "refused object 0: expected at most 24 levels\ntaken   1 campaign\n"),
        Arguments.of(
            bundle(GOOD, "[".repeat(2_000_000)),
            "taken   1 campaign\nstopped: expected JSON within the limits of nesting, texts and numbers\n"),
        Arguments.of(
            bundle(GOOD, "{\"a\":".repeat(150_000)),
            "taken   1 campaign\nstopped: expected JSON within the limits of nesting, texts and numbers\n"),
        Arguments.of(
            "{\"a\":" + "[".repeat(100_001),
            "stopped: expected JSON within the limits of nesting, texts and numbers\n"),
        Arguments.of(
            bundle(
                GOOD,
                indicator(2, "[x:a MATCHES '((a{100}){100}){100}']"),
                indicator(3, "[x:a MATCHES '" + "(".repeat(1_000) + "']")),
            "refused object 1 (indicator--00000000-0000-4000-8000-000000000002), pattern: expected"
                + " expressions of at most 10,000 characters in all, each times its counts"),
        Arguments.of(
            bundle(GOOD, indicator(2, "(".repeat(40) + "[x:a = 1]" + ")".repeat(40))),
            "refused object 1 (indicator--00000000-0000-4000-8000-000000000002), pattern: expected"),
        Arguments.of(
            bundle(GOOD, marking(5, 5), object("campaign", 6, marked(5))),
            "refused object 1 (marking-definition--00000000-0000-4000-8000-000000000005)"),
        Arguments.of(
            bundle(GOOD, marking(5, 6), marking(6, 7), marking(7, 5)),
            "refused object 3 (marking-definition--00000000-0000-4000-8000-000000000007)"),
        Arguments.of(
            bundle(GOOD, GOOD.replace("\"n\"", "\"" + SECRET + "\"")),
            "refused object 1 (campaign--00000000-0000-4000-8000-000000000001), modified: expected another"
                + " time than a version above that says otherwise\ntaken   1 campaign\n"),
        Arguments.of(
            bundle(
                object("identity", 2, "\"name\":\"a\""),
                object("identity", 2, "\"name\":\"" + SECRET + "\"")),
            "refused object 1 (identity--00000000-0000-4000-8000-000000000002), modified: expected another"
                + " time than a version above that says otherwise\ntaken   1 identity\n"),
        Arguments.of(
            bundle(
                GOOD,
                "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":"
                    + "\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\","
                    + "\"created\":\"2026-03-02T09:00:00.000Z\",\"name\":\"TLP:CLEAR\","
                    + "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"s\"}}"),
            "refused object 1 (marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1)"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"confidence\":1e999")),
            "refused object 1: expected numbers of a double\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"x\":" + "9".repeat(400))),
            "refused object 1: expected numbers of a double\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"x\":" + "9".repeat(1_200_000))),
            "stopped: expected JSON within the limits of nesting, texts and numbers\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"x\":9007199254740993")),
            "refused object 1: expected numbers of a double\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"confidence\":-1")),
            "confidence: expected a number from 0 to 100\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"" + SECRET + "\\ud800\"")),
            "refused object 1: expected texts of whole characters\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"n\",\"\\udc00" + SECRET + "\":1")),
            "taken   1 campaign\nstopped: expected JSON\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"" + "k".repeat(5_000) + "\":1")),
            "stopped: expected JSON within the limits of nesting, texts and numbers\n"),
        Arguments.of(
            bundle(GOOD, object("campaign", 2, "\"name\":\"" + "x".repeat(2_000_000) + "\"")),
            "refused object 1: expected"));
  }

  private static String marked(int by) {
    return "\"name\":\"n\",\"object_marking_refs\":[\"" + id("marking-definition", by) + "\"]";
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_is_wrong_is_named_and_what_is_right_is_taken(String bundle, String said)
      throws Exception {
    assertThat(checked(ExitCode.FINDINGS, bundle.getBytes(UTF_8))).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00T00:00:00.000Z",
        "2026-02-30T09:00:00.000Z",
        "2026-13-01T09:00:00.000Z",
        "2026-03-02T24:00:01.000Z",
        "2026-03-02T25:00:00.000Z",
        "+12026-03-02T09:00:00.000Z",
        "-2026-03-02T09:00:00.000Z",
        "2026-03-02T09:00:00+00:00",
        "2026-03-02 09:00:00Z",
        "2026-03-02T09:00:00.0000000001Z",
        "1772442000"
      })
  void a_time_that_is_none_is_named(String time) throws Exception {
    String bad = object("campaign", 2, "\"name\":\"n\"").replace("2026-03-02T09:00:00.000Z", time);

    assertThat(checked(ExitCode.FINDINGS, bundle(GOOD, bad).getBytes(UTF_8)))
        .contains("created: expected a time", "taken   1 campaign");
  }

  @Test
  void cycles_of_references_stand_and_end() throws Exception {
    String ring =
        IntStream.range(0, 5_000)
            .mapToObj(i -> note(i, (i + 1) % 5_000))
            .collect(Collectors.joining(","));
    String self =
        object("identity", 3, "\"name\":\"n\",\"created_by_ref\":\"" + id("identity", 3) + "\"");

    assertThat(checked(ExitCode.DONE, bundle(ring, self, note(9_999, 9_999)).getBytes(UTF_8)))
        .isEqualTo("taken   1 identity\ntaken   5,001 note\n");
  }

  @Test
  void a_million_tiny_objects_end_at_fifty_thousand() throws Exception {
    String said =
        checked(ExitCode.FINDINGS, bundle("{},".repeat(1_000_000) + "{}").getBytes(UTF_8));

    assertThat(said).contains("stopped: expected at most 50000 objects");
    assertThat(said.lines().filter(l -> l.startsWith("refused"))).hasSize(50_000);
  }

  @Test
  void as_many_good_objects_as_fit_are_taken() throws Exception {
    String many =
        IntStream.range(0, 60_000)
            .mapToObj(i -> object("campaign", i, "\"name\":\"n\""))
            .collect(Collectors.joining(","));

    assertThat(checked(ExitCode.FINDINGS, bundle(many).getBytes(UTF_8)))
        .isEqualTo("taken   50,000 campaign\nstopped: expected at most 50000 objects\n");
  }

  @Test
  void of_a_hundred_megabytes_no_more_is_read_than_a_bundle_may_have() throws Exception {
    Path file = folder.resolve("large.json");
    byte[] line = ("{\"a\":\"" + "x".repeat(1 << 20) + "\"},").getBytes(UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("{\"objects\":[".getBytes(UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(line);
      }
      out.write("{}]}".getBytes(UTF_8));
    }
    assertThat(Files.size(file)).isGreaterThan(100L << 20);

    assertThat(checked(ExitCode.FINDINGS, file))
        .isEqualTo("stopped: expected at most 16777216 bytes\n");
  }

  /// The most that may be read: 16 MiB that are as many values as possible.
  @Test
  void the_largest_bundle_that_is_read_fits_into_the_memory() throws Exception {
    String wide = "{\"a\":[" + "[],".repeat(49_000) + "0]},";
    var text = new StringBuilder("{\"objects\":[");
    while (text.length() + wide.length() < (16 << 20) - 4) {
      text.append(wide);
    }
    byte[] bundle = text.append("{}]}").toString().getBytes(UTF_8);
    assertThat(bundle.length).isBetween(15 << 20, 16 << 20);

    assertThat(checked(ExitCode.FINDINGS, bundle))
        .contains("stopped: expected at most 1000000 values in all");
  }

  @Test
  void what_is_no_text_is_no_bundle() throws Exception {
    String good = bundle(GOOD);

    assertThat(checked(ExitCode.FINDINGS, good.getBytes(UTF_16)))
        .contains("stopped: expected UTF-8");
    assertThat(checked(ExitCode.FINDINGS, good.replace("\"n\"", "\"\u00e9\"").getBytes(ISO_8859_1)))
        .contains("stopped: expected UTF-8");
    assertThat(checked(ExitCode.FINDINGS, new byte[1 << 20])).contains("stopped: expected JSON");
    assertThat(checked(ExitCode.FINDINGS, new byte[0])).contains("stopped: expected");
  }

  @Test
  void words_that_come_twice_count_once() throws Exception {
    assertThat(checked(ExitCode.DONE, bundle(GOOD, GOOD, GOOD).getBytes(UTF_8)))
        .isEqualTo("taken   1 campaign\nagain   2 that stood there word for word\n");
  }

  @Test
  void patterns_that_explode_elsewhere_are_read_in_time() throws Exception {
    var objects =
        IntStream.range(0, 10_000)
            .mapToObj(i -> indicator(i, "[x:a MATCHES '((a+)+)+$']"))
            .toList();

    assertThat(checked(ExitCode.DONE, bundle(String.join(",", objects)).getBytes(UTF_8)))
        .isEqualTo("taken   10,000 indicator\n");
  }
}
