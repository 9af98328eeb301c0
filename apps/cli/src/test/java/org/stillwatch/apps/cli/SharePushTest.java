// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.apps.cli.share.ReleaseNote;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.screen.Release;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Entry;

/// Two houses and a server between them: a package goes out signed, is passed on, and comes in.
class SharePushTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StixId PRODUCER =
      new StixId("identity--4a1c7a9e-0000-4000-8000-000000000009");
  private static final StixId BROKER = new StixId("identity--4a1c7a9e-0000-4000-8000-00000000000a");
  private static final int CAMPAIGNS = 60;

  @TempDir private Path folder = Path.of("");

  private final TaxiiPartner partner;

  SharePushTest() throws IOException {
    partner = new TaxiiPartner();
  }

  @AfterEach
  void stop() {
    partner.close();
  }

  private static String run(int code, String... arguments) {
    var said = new StringWriter();
    var line =
        Stillwatch.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    assertThat(line.execute(arguments)).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private static String object(String type, String id, StixId by, String more) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z","created_by_ref":"%s",%s}\
    """
        .formatted(type, id, by, more);
  }

  /// A bundle as a gate lets it go: us, our campaigns with a statement of ours that marks them and
  /// stands at the end, an address, and a campaign of somebody else.
  private static String bundle() {
    String statement = "marking-definition--4a1c7a9e-0000-4000-8000-0000000000ff";
    var objects =
        Stream.of(
                Stream.of(
                    object("identity", PRODUCER.text(), PRODUCER, "\"name\":\"Example Lab\"")),
                Stream.iterate(0, i -> i < CAMPAIGNS, i -> i + 1)
                    .map(i ->
                        object(
                            "campaign",
                            "campaign--4a1c7a9e-0000-4000-8000-%012d".formatted(i),
                            PRODUCER,
                            "\"name\":\"caf\u00e9 %d\",\"description\":\"%s\",\"object_marking_refs\":[\"%s\"]"
                                .formatted(i, "words ".repeat(50), statement))),
                Stream.of(
                    object("identity", BROKER.text(), BROKER, "\"name\":\"Broker\""),
                    object(
                        "campaign",
                        "campaign--4a1c7a9e-0000-4000-8000-0000000000fe",
                        BROKER,
                        "\"name\":\"theirs\""),
                    """
                    {"type":"marking-definition","spec_version":"2.1","id":"%s",\
                    "created":"2026-01-01T00:00:00.000Z","created_by_ref":"%s",\
                    "definition_type":"statement","definition":{"statement":"for defence alone"}}\
                    """
                        .formatted(statement, PRODUCER)))
            .flatMap(s -> s)
            .toList();
    return "{\"type\":\"bundle\",\"id\":\"bundle--4a1c7a9e-0000-4000-8000-0000000000fd\",\"objects\":["
        + String.join(",", objects)
        + "]}";
  }

  private Path released() throws IOException {
    Path out = Files.createDirectories(folder.resolve("package"));
    var files = new TreeMap<String, String>();
    files.put("bundle.json", bundle());
    files.put("letter.txt", "a letter\n");
    var released = new Release.Released(files, List.of("ben"));
    for (var file : files.entrySet()) {
      Files.writeString(out.resolve(file.getKey()), file.getValue());
    }
    var signed =
        new ReleaseNote.Signed(
            PRODUCER, "ada", Instant.parse("2026-11-28T06:00:00Z"), new TreeMap<>());
    Files.writeString(out.resolve(ReleaseNote.FILE), ReleaseNote.of(released, signed));
    return out;
  }

  private Path keys() {
    Path keys = folder.resolve("keys");
    if (!Files.exists(keys)) {
      run(ExitCode.DONE, "share", "keys", "--out", keys.toString(), "--identity", PRODUCER.text());
    }
    return keys;
  }

  private String push(int code, Path from, String... more) {
    var arguments =
        Stream.concat(
            Stream.of("share", "push", from.toString(), "--to", partner.collection()),
            Stream.of(more));
    return run(code, arguments.toArray(String[]::new));
  }

  private String[] signing() {
    return new String[] {"--sign", keys().resolve("signing-key.json").toString()};
  }

  private long standing(Standing standing) {
    return partner.entries().stream().map(Entry::standing).filter(standing::equals).count();
  }

  @Test
  void what_was_signed_comes_in_as_its_authors_word_though_a_broker_sent_it() throws Exception {
    Path known = keys().resolve("public-keys.json");
    partner.listen(
        Terms.ofFile().from(BROKER).checking(SigningKeys.read(Files.readAllBytes(known))));

    String said = push(ExitCode.DONE, released(), signing());

    assertThat(said)
        .contains("64 objects: 64 held by the partner, 0 failed, 0 pending", "62 signed with ");
    assertThat(partner.bodies()).hasSizeGreaterThan(1).allMatch(size -> size <= 24_000);
    // The broker's own two are the broker's word: the broker does not sign and sends them.
    assertThat(standing(Standing.OWN)).isEqualTo(64);

    String pull = "share pull --collection " + partner.collection() + " --out ";
    Path pulled = folder.resolve("pulled");
    assertThat(run(ExitCode.DONE, (pull + pulled + " --keys " + known).split(" ", -1)))
        .startsWith("64 new objects: 62 own, 2 relayed; 0 refused");
    assertThat(Files.readAllLines(pulled.resolve("objects.jsonl")))
        .filteredOn(l -> l.contains("\"signature\":\"ey") && l.endsWith("\"standing\":\"own\"}"))
        .hasSize(62);
    Path without = folder.resolve("without");
    assertThat(run(ExitCode.DONE, (pull + without).split(" ", -1)))
        .startsWith("64 new objects: 0 own, 64 relayed; 0 refused")
        .contains("62 signatures of authors whose keys are not known");
  }

  @Test
  void a_push_that_was_broken_off_is_begun_anew_and_sends_nothing_twice() throws Exception {
    Path released = released();
    partner.listen(Terms.ofFile().from(PRODUCER));
    partner.takeOnly(1);
    assertThat(push(ExitCode.WORLD_FAILED, released)).contains("the server answered 403");
    int before = partner.entries().size();
    assertThat(before).isBetween(1, 63);

    partner.takeOnly(Integer.MAX_VALUE);
    assertThat(push(ExitCode.DONE, released)).contains("64 held by the partner");
    assertThat(push(ExitCode.DONE, released, "--limit", "10")).contains("64 held by the partner");
    assertThat(partner.entries()).hasSize(64);
  }

  @Test
  void what_the_partner_does_not_take_is_told_one_by_one_and_ends_in_1() throws Exception {
    // The partner knows another key of ours: whatever we sign is a forgery there.
    Path other = folder.resolve("other");
    run(ExitCode.DONE, "share", "keys", "--out", other.toString(), "--identity", PRODUCER.text());
    byte[] known = Files.readAllBytes(other.resolve("public-keys.json"));
    partner.listen(Terms.ofFile().from(PRODUCER).checking(SigningKeys.read(known)));

    String said = push(ExitCode.FINDINGS, released(), signing());
    assertThat(said)
        .contains("64 objects: 2 held by the partner, 62 failed, 0 pending")
        .contains("signature: expected one that its author made over exactly this object");
    assertThat(said.lines().filter(l -> l.startsWith("failed "))).hasSize(62);
    assertThat(push(ExitCode.DONE, folder.resolve("package"))).contains("64 held");
    assertThat(standing(Standing.OWN)).isZero();
  }

  @Test
  void a_folder_that_was_not_released_like_this_stays() throws Exception {
    Path released = released();
    Path note = released.resolve("released.json");
    String right = Files.readString(note);
    for (var change :
        List.of(
            List.of("released/1", "released/2", "found something else"),
            List.of("[\"ben\"]", "[]", "found something else"),
            List.of("\"bundle.json\"", "\"bundles.json\"", "found something else"),
            List.of("\"letter.txt\"", "\"../letter.txt\"", "expected plain names of files"),
            List.of("\"letter.txt\"", "\"letters.txt\"", "letters.txt: found none"),
            List.of(PRODUCER.text(), "identity--x", "found something else"),
            List.of("{", "[", "found something else"))) {
      assertThat(right).contains(change.get(0));
      Files.writeString(note, right.replace(change.get(0), change.get(1)));
      assertThat(push(ExitCode.WRONG_USE, released)).contains(change.get(2));
    }
    Files.writeString(note, right);
    for (String name : List.of("letter.txt", "bundle.json")) {
      String text = Files.readString(released.resolve(name));
      Files.writeString(released.resolve(name), text + " ");
      assertThat(push(ExitCode.WRONG_USE, released))
          .contains("share push: " + name + ": found another text than was released");
      Files.writeString(released.resolve(name), text);
    }
    Files.delete(note);
    assertThat(push(ExitCode.WRONG_USE, released)).contains("released.json: found none in ");
    assertThat(partner.bodies()).isEmpty();
  }

  @Test
  void a_key_is_made_once_for_its_owner_alone_and_only_its_public_half_is_shown() throws Exception {
    Path keys = folder.resolve("keys");
    String said = run(ExitCode.DONE, "share", "keys", "--out", keys.toString());
    Path secret = keys.resolve("signing-key.json");
    String d = JSON.readTree(Files.readString(secret)).path("d").asText();

    assertThat(Files.getPosixFilePermissions(secret))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(d).hasSize(43);
    assertThat(said).doesNotContain(d);
    String kid = said.lines().findFirst().orElseThrow().substring("kid ".length());
    var shown = (ObjectNode) JSON.readTree(said.lines().toList().get(1));
    assertThat(shown.path("kid").asText()).isEqualTo(kid);
    assertThat(keys.resolve("public-keys.json")).doesNotExist();

    String before = Files.readString(secret);
    assertThat(run(ExitCode.WRONG_USE, "share", "keys", "--out", keys.toString()))
        .contains("signing-key.json: found one that is there");
    assertThat(Files.readString(secret)).isEqualTo(before);
    assertThat(run(ExitCode.WRONG_USE, "share", "keys", "--out", "x", "--identity", "me"))
        .contains("expected identity--UUID");

    String[] sign = {"--sign", secret.toString()};
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(push(ExitCode.WRONG_USE, released(), sign)).contains("expected rw-------");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(secret, before.replace("\"kty\":\"EC\"", "\"kty\":\"RSA\""));
    assertThat(push(ExitCode.WRONG_USE, folder.resolve("package"), sign))
        .contains("--sign: kty: found something else, expected EC")
        .doesNotContain(d);
  }

  @Test
  void check_says_whose_word_objects_are_and_refuses_what_was_changed() throws Exception {
    Path known = keys().resolve("public-keys.json");
    partner.listen(
        Terms.ofFile().from(BROKER).checking(SigningKeys.read(Files.readAllBytes(known))));
    push(ExitCode.DONE, released(), signing());
    String page;
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create(partner.collection() + "objects/?limit=100");
      var request = HttpRequest.newBuilder(uri).build();
      page =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    }
    Path file = Files.writeString(folder.resolve("page.json"), page);
    String[] check = {"share", "check", file.toString(), "--page", "--keys", known.toString()};
    assertThat(run(ExitCode.DONE, check))
        .contains("signed  62 by their author, 2 relayed, 0 refused");

    Files.writeString(file, page.replace("caf\u00e9 7\"", "caf\u00e9 77\""));
    assertThat(run(ExitCode.FINDINGS, check))
        .contains("signed  61 by their author, 2 relayed, 1 refused", "signature: expected one");
    assertThat(run(ExitCode.WRONG_USE, "share", "check", file.toString(), "--keys", "none"))
        .contains("--keys: file: found none");
  }
}
