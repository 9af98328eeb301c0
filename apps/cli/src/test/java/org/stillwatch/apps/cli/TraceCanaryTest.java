// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCanaryTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir private Path folder = Path.of("");

  private final StringBuilder everything = new StringBuilder();
  private Path file = Path.of("");
  private String commitment = "";
  private String digest = "";

  @BeforeEach
  void mint() {
    file = folder.resolve("spring.canaries");
    commitment = folder.resolve("spring.json").toString();
    String said = mint(0, file.toString(), commitment);
    String line = said.lines().filter(l -> l.startsWith("commitment ")).findFirst().orElseThrow();
    digest = line.split(" ", -1)[1];
  }

  private String mint(int code, String out, String published, String... more) {
    var arguments = new ArrayList<>(List.of("mint", "--out", out, "--commitment", published));
    arguments.addAll(List.of("--by", "ada", "--model", "m", "--name", "spring"));
    arguments.addAll(List.of(more));
    return run(code, arguments.toArray(String[]::new));
  }

  @Test
  void a_set_is_minted_approved_by_another_armed_retired_and_revealed() throws Exception {
    approveAndArm();
    step(0, "retire", "ada");
    everything.setLength(0);

    String revealed = step(0, "reveal", "ada", "--published", commitment);

    List<JsonNode> lines = new ArrayList<>();
    for (String line : revealed.lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    assertThat(lines).hasSize(20);
    for (JsonNode line : lines) {
      assertThat(line.path("decoys")).hasSize(99);
      assertThat(rootOf(line)).isEqualTo(digest);
    }
    // and again, for whoever missed it
    assertThat(step(0, "reveal", "ada", "--published", commitment)).isEqualTo(revealed);
  }

  /// The check that a stranger makes, from the guide and RFC 9162 alone.
  private static String rootOf(JsonNode line) throws Exception {
    byte[] name = line.path("name").asText().getBytes(StandardCharsets.UTF_8);
    var phrases = new ArrayList<>(List.of(line.path("served").asText()));
    line.path("decoys").forEach(d -> phrases.add(d.asText()));
    byte[] value = String.join("\n", phrases).getBytes(StandardCharsets.UTF_8);
    var leaf = ByteBuffer.allocate(1 + 32 + 8 + 4 + name.length + value.length);
    leaf.put((byte) 0).put(HEX.parseHex(line.path("salt").asText()));
    leaf.putLong(line.path("epoch").asLong()).putInt(name.length).put(name).put(value);
    byte[] digest = sha256(leaf.array());
    int at = line.path("index").asInt();
    int last = line.path("leaves").asInt() - 1;
    for (JsonNode beside : line.path("path")) {
      byte[] other = HEX.parseHex(beside.asText());
      if (at % 2 == 1 || at == last) {
        digest = pair(other, digest);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        digest = pair(digest, other);
      }
      at /= 2;
      last /= 2;
    }
    return HEX.formatHex(digest);
  }

  private static byte[] pair(byte[] left, byte[] right) throws Exception {
    return sha256(ByteBuffer.allocate(65).put((byte) 1).put(left).put(right).array());
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  @Test
  void whoever_minted_cannot_approve_and_no_step_is_left_out() {
    assertThat(step(2, "approve", "Ada"))
        .contains("stage: found canaries are approved by another person than who minted them");
    assertThat(step(2, "arm", "ben", "--published", commitment))
        .contains("canaries that are minted cannot become armed");
    assertThat(step(2, "reveal", "ben", "--published", commitment))
        .contains("canaries that are minted cannot become revealed");
    assertThat(step(2, "approve", " ")).contains("--by: person: found no name");
  }

  @Test
  void nothing_is_armed_or_revealed_under_another_commitment() throws Exception {
    step(0, "approve", "ben");
    Path other = folder.resolve("other.json");
    mint(0, folder.resolve("other.canaries").toString(), other.toString());
    Path later = folder.resolve("later.json");
    Files.writeString(
        later, Files.readString(Path.of(commitment)).replaceFirst("\"at\":\"2", "\"at\":\"3"));
    assertThat(later).content().contains("\"at\":\"3");

    for (Path wrong : List.of(other, later)) {
      assertThat(step(2, "arm", "ada", "--published", wrong.toString()))
          .contains("--published: commitment: found another one");
      assertThat(step(2, "reveal", "ada", "--published", wrong.toString()))
          .contains("found another one");
    }
    assertThat(step(2, "arm", "ada", "--published", file.toString()))
        .contains("--published: commitment: found something else");
    assertThat(step(2, "arm", "ada", "--published", file + "x")).contains("found no file");
  }

  @Test
  void canaries_of_a_file_that_was_changed_are_not_revealed() throws Exception {
    approveAndArm();
    step(0, "retire", "ada");
    String secret = new JsonMapper().readTree(file.toFile()).path("secret").asText();
    Files.writeString(file, Files.readString(file).replace(secret, "ab".repeat(32)));

    assertThat(step(2, "reveal", "ada", "--published", commitment))
        .contains("found the canaries are not those that were committed to");
    assertThat(Files.readString(file)).doesNotContain("revealed");
  }

  @Test
  void a_file_is_its_owners_alone_and_no_other_file_is_used() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    step(0, "approve", "ben");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(step(2, "retire", "ada"))
        .contains("mode: found rw-r-----, expected rw------- or less");
    assertThat(mint(2, file.toString(), folder.resolve("new.json").toString()))
        .contains("--out: file: found one that is there");
    assertThat(mint(2, folder.resolve("new").toString(), commitment))
        .contains("--commitment: file: found one that is there");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, Path.of(commitment));
    }
  }

  @Test
  void numbers_out_of_range_are_named() {
    String out = folder.resolve("b").toString();
    assertThat(mint(2, out, out + ".json", "--decoys", "5"))
        .contains("expected 1 to 200 canaries, 19 to 999 decoys");
  }

  /// Every way to be told something, but for the reveal: what is secret stands in none of them.
  @Test
  void no_secret_and_no_phrase_reaches_output_or_errors() throws Exception {
    String secret = new JsonMapper().readTree(file.toFile()).path("secret").asText();
    String whole = Files.readString(file);
    approveAndArm();
    step(2, "arm", "ada", "--published", commitment);
    step(2, "reveal", "ada", "--published", commitment);
    String armed = Files.readString(file);
    for (String broken :
        List.of(
            whole.substring(0, whole.length() / 2),
            whole.replace(secret, secret + "0"),
            whole.replace("\"version\":1", "\"version\":2"),
            "\"" + secret + "\"",
            secret)) {
      Files.writeString(file, broken);
      assertThat(step(2, "retire", "ada")).contains("canaries: found something else");
    }
    Files.writeString(file, armed);
    step(0, "retire", "ada");
    String before = everything.toString();
    List<String> phrases = new ArrayList<>();
    for (String line : step(0, "reveal", "ada", "--published", commitment).lines().toList()) {
      JsonNode json = new JsonMapper().readTree(line);
      phrases.add(json.path("served").asText());
      json.path("decoys").forEach(d -> phrases.add(d.asText()));
    }

    assertThat(phrases).hasSize(2_000).noneMatch(before::contains);
    assertThat(before).doesNotContain(secret).doesNotContain(secret.substring(0, 16));
    assertThat(Files.readString(file)).doesNotContain(phrases.getFirst());
    assertThat(everything).doesNotContain(secret);
  }

  private void approveAndArm() {
    step(0, "approve", "ben");
    step(0, "arm", "ada", "--published", commitment);
  }

  private String step(int code, String name, String by, String... more) {
    var arguments = new ArrayList<>(List.of(name, file.toString(), "--by", by));
    arguments.addAll(List.of(more));
    return run(code, arguments.toArray(String[]::new));
  }

  private String run(int code, String... arguments) {
    var all = new ArrayList<>(List.of("trace", "canary"));
    all.addAll(List.of(arguments));
    var said = new StringWriter();
    var line = Stillwatch.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(line.execute(all.toArray(String[]::new))).as(said.toString()).isEqualTo(code);
    everything.append(said);
    return said.toString();
  }
}
