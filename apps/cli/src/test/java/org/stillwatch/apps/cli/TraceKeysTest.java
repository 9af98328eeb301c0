// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.adapters.files.RootKeyFile;
import org.stillwatch.adapters.json.CaseKeysJson;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.ProvenKey;

/// Keys of marks on the command line. Everything that a command printed is searched for keys at the
/// end of each story.
class TraceKeysTest {
  private static final long FAR = 5_000; // a week of the year 2119

  @TempDir private Path folder = Path.of("");

  private final StringBuilder printed = new StringBuilder();

  @BeforeEach
  void accounts() throws IOException {
    Files.writeString(folder.resolve("accounts.txt"), "acct-1\nacct-2\nbad|name\n\nacct-1\n");
  }

  private String run(int code, String... arguments) {
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    List<String> all = new ArrayList<>(List.of("trace", "keys"));
    all.addAll(List.of(arguments));
    int ended =
        Stillwatch.commandLine()
            .registerConverter(Path.class, folder::resolve)
            .setOut(writer)
            .setErr(writer)
            .execute(all.toArray(String[]::new));
    printed.append(said);
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private String commit(int code, String... more) {
    return run(
        code,
        Stream.concat(
                Stream.of("commit", "--scheme", "gumbel", "--model", "m1", "--decoys", "20"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String commitFar(int code, String pools) {
    return commit(
        code, "--pools", pools, "--accounts", "accounts.txt", "--epoch", String.valueOf(FAR));
  }

  private Path keys() {
    return folder.resolve(".stillwatch/trace-keys");
  }

  /// No command printed a byte of a root, or a key of the week.
  private void nothingSecretWasPrinted() throws IOException {
    var root = RootKeyFile.load(keys().resolve("root.key"));
    byte[] secret = Files.readAllBytes(keys().resolve("root.key"));
    EpochKey week = root.epoch(FAR);
    var refs = new ArrayList<KeyRef>();
    for (String id : List.of("0", "1", "2", "3", "4", "5", "6", "7")) {
      refs.add(new KeyRef(FAR, "gumbel-philox4x32-10-v1", "m1", KeyPurpose.POOL, id));
    }
    refs.add(new KeyRef(FAR, "route-hmac-sha256-v1", "m1", KeyPurpose.ACCOUNT, "acct-1"));
    for (KeyRef ref : refs) {
      long key = week.leaf(ref).bits();
      assertThat(printed)
          .doesNotContain(Long.toUnsignedString(key), Long.toString(key), Long.toHexString(key));
      assertThat(printed).doesNotContain(HexFormat.of().formatHex(week.sealed(ref).salt()));
    }
    assertThat(printed).doesNotContain(HexFormat.of().formatHex(secret, 0, 8));
  }

  @Test
  void a_week_is_committed_to_and_a_case_gets_its_keys_and_no_other() throws IOException {
    assertThat(run(0, "init")).startsWith("made root key ").contains("root.key");
    String said = commitFar(0, "8");
    assertThat(said).contains("1 ids that no key can carry were left out");
    String line = said.lines().filter(l -> l.startsWith("{")).findFirst().orElseThrow();
    Schemas.validate("key-commitment-1", line);
    assertThat(CommitmentJson.read(line).leaves()).isEqualTo(8 + 20 + 2);
    assertThat(run(0, "show")).contains(line, "epoch ", "root key ");

    assertThat(
            run(
                0,
                "export-case",
                "C17",
                "--epoch",
                String.valueOf(FAR),
                "--leaf",
                "account:acct-1",
                "--leaf",
                "pool:3",
                "--out",
                "c17.keys"))
        .contains("wrote 2 keys of case C17 to ");
    Path file = folder.resolve("c17.keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Schemas.validate("case-keys-1", Files.readString(file));
    var exported = CaseKeysJson.read(Files.readString(file));
    var week = RootKeyFile.load(keys().resolve("root.key")).epoch(FAR);
    assertThat(exported.commitment()).isEqualTo(CommitmentJson.read(line));
    assertThat(exported.keys()).extracting(key -> key.ref().id()).containsExactly("acct-1", "3");
    for (ProvenKey key : exported.keys()) {
      assertThat(key.key()).isEqualTo(week.leaf(key.ref()));
    }
    nothingSecretWasPrinted();
  }

  @Test
  void a_week_is_not_committed_to_twice_differently() throws IOException {
    run(0, "init");
    String first = commitFar(0, "8");

    assertThat(commitFar(0, "8")).isEqualTo(first);
    assertThat(commitFar(2, "4"))
        .contains("epoch 5000: found another commitment of ", "to be committed to once");
    assertThat(run(0, "show").lines().filter(l -> l.startsWith("{"))).hasSize(1);
    nothingSecretWasPrinted();
  }

  @Test
  void after_a_rotation_old_weeks_are_still_proven_and_new_ones_are_committed_to_again()
      throws IOException {
    run(0, "init");
    String first = commitFar(0, "8").lines().reduce((a, b) -> b).orElseThrow();
    String old = RootKeyFile.load(keys().resolve("root.key")).rootId();
    nothingSecretWasPrinted();

    assertThat(run(0, "rotate")).contains(", retired " + old, "trace keys commit");
    String second = commitFar(0, "8").lines().reduce((a, b) -> b).orElseThrow();

    assertThat(second).isNotEqualTo(first);
    String week = String.valueOf(FAR);
    assertThat(run(2, "export-case", "C1", "--epoch", week, "--leaf", "pool:0", "--out", "a.keys"))
        .contains("found 2 commitments");
    run(
        0,
        "export-case",
        "C1",
        "--epoch",
        week,
        "--root",
        old,
        "--leaf",
        "pool:0",
        "--out",
        "a.keys");
    assertThat(CaseKeysJson.read(Files.readString(folder.resolve("a.keys"))).commitment().rootId())
        .isEqualTo(old);
    nothingSecretWasPrinted();
  }

  @Test
  void layers_of_synthid_go_with_their_pool() throws IOException {
    run(0, "init");
    run(
        0,
        "commit",
        "--scheme",
        "synthid-hash",
        "--model",
        "m1",
        "--pools",
        "2",
        "--decoys",
        "0",
        "--epoch",
        "5000");

    assertThat(
            run(0, "export-case", "C1", "--epoch", "5000", "--leaf", "pool:1", "--out", "a.keys"))
        .contains("wrote 30 keys");
    nothingSecretWasPrinted();
  }

  @Test
  void the_next_week_is_meant_unless_another_one_is_named() throws IOException {
    run(0, "init");

    assertThat(commit(0, "--pools", "2")).doesNotContain("has begun");
    assertThat(commit(2, "--pools", "2", "--epoch", "3")).contains("found a week that is over: 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--pools 1; --pools: found 1, expected a number from 2 to 256",
        "--pools 257; --pools: found 257",
        "--pools 2 --layers 0; --layers: found 0, expected a number from 1 to 64",
        "--pools 2 --layers 65; --layers: found 65, expected a number from 1 to 64",
        "--pools 2 --model a|b; --model: found a name with '|'",
        "--pools 2 --accounts none.txt; found no file, or a larger one"
      })
  void mistakes_are_one_line(String flags, String expected) {
    run(0, "init");

    assertThat(commit(2, flags.split(" "))).contains(expected).hasLineCount(1);
  }

  @Test
  void what_is_not_there_is_one_line_that_says_what_to_do() throws IOException {
    assertThat(commit(2, "--pools", "2")).contains("trace keys init").hasLineCount(1);
    run(0, "init");
    assertThat(run(2, "init")).contains("found one already").hasLineCount(1);
    assertThat(run(2, "commit", "--scheme", "table", "--model", "m1", "--pools", "2"))
        .contains("--scheme: found table, expected gumbel or synthid-hash");
    commitFar(0, "8");
    for (String leaf : new String[] {"account:acct-9", "root:0", "pool", "pool:8"}) {
      assertThat(run(2, "export-case", "C1", "--epoch", "5000", "--leaf", leaf, "--out", "a.keys"))
          .contains("--leaf: found " + leaf)
          .hasLineCount(1);
    }
    Files.writeString(folder.resolve("there"), "");
    assertThat(run(2, "export-case", "C1", "--epoch", "5000", "--leaf", "pool:0", "--out", "there"))
        .contains("there: found a file, expected a new name");
    assertThat(run(2, "export-case", "C1", "--epoch", "1", "--leaf", "pool:0", "--out", "b.keys"))
        .contains("found 0 commitments");
    nothingSecretWasPrinted();
  }

  /// Whoever edits the list of names changes nothing that was published: the export fails closed.
  @Test
  void a_commitment_that_was_edited_exports_nothing() throws IOException {
    run(0, "init");
    commitFar(0, "8");
    Path file;
    try (var files = Files.list(keys().resolve("epochs"))) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(file, Files.readString(file).replace("account|acct-2", "account|acct-3"));

    assertThat(
            run(3, "export-case", "C1", "--epoch", "5000", "--leaf", "pool:0", "--out", "a.keys"))
        .contains("the root key does not give what was committed to");
    assertThat(folder.resolve("a.keys")).doesNotExist();
    Files.writeString(file, Files.readString(file) + "what is this\n");
    assertThat(run(3, "show")).contains(".commitment: a line that names no key");
    nothingSecretWasPrinted();
  }
}
