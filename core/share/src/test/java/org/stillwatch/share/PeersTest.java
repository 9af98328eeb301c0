// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.pattern.BadPattern;
import org.stillwatch.share.pattern.Pattern;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.report.MispFeed;
import org.stillwatch.share.screen.Warninglist;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.Versions;
import org.stillwatch.testkit.NeedsPeers;
import org.stillwatch.testkit.PythonPeer;

/// What we write, held against the tools that others use: profile `peers`.
@NeedsPeers
@Timeout(900)
class PeersTest {
  private static final PythonPeer PEER = new PythonPeer("core/share");

  @TempDir private Path folder = Path.of("");

  private Path bundle() throws Exception {
    return Files.writeString(
        folder.resolve("bundle.json"), Findings.everyType().json().canonical());
  }

  @Test
  void the_validator_of_oasis_finds_every_object_valid() throws Exception {
    PythonPeer.Printed printed =
        PEER.program("stix2_validator", "--version", "2.1", bundle().toString());

    assertThat(printed.exit()).as(printed.text()).isZero();
    assertThat(printed.text()).contains("STIX JSON: Valid").doesNotContain("[X]");
  }

  @Test
  void the_validator_finds_a_revocation_valid() throws Exception {
    var objects = new ArrayList<StixObject>();
    for (StixObject one : Findings.everyType().objects()) {
      boolean indicator = one.id().type().equals("indicator");
      objects.add(indicator ? Versions.revoked(one, Findings.AT.plusSeconds(1)) : one);
    }
    var packed = Findings.everyType();
    var bundle = new Bundle(packed.id(), objects, packed.supports());
    Path file = Files.writeString(folder.resolve("revoked.json"), bundle.json().canonical());

    PythonPeer.Printed printed =
        PEER.program("stix2_validator", "--version", "2.1", file.toString());

    assertThat(printed.text()).contains("STIX JSON: Valid").doesNotContain("[X]");
  }

  @Test
  void python_stix2_takes_every_object_strictly_and_makes_the_same_ids() throws Exception {
    int count = Findings.everyType().objects().size();

    PythonPeer.Printed printed = PEER.script("strict.py", bundle().toString());

    assertThat(printed.text()).isEqualTo(count + " of " + count);
  }

  @Test
  void pymisp_loads_the_feed_and_makes_the_same_hashes() throws Exception {
    var files =
        MispFeed.of(
            Findings.everyType(),
            Findings.PRODUCER,
            Tlp.AMBER_STRICT,
            Findings.AT,
            "EXERCISE",
            MispFeed.Use.FOR_PEOPLE,
            "9");
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }

    assertThat(PEER.script("feed.py", folder.toString()).text())
        .isEqualTo("5 attributes, hashes equal\nip-src stix2-pattern user-agent");
  }

  @Test
  void every_warninglist_of_misp_is_read_as_it_is_and_holds_what_misp_says() throws Exception {
    List<String> differing = new ArrayList<>();
    int lists = 0;
    int entries = 0;
    int unused = 0;
    for (String line : PEER.script("lists.py").text().lines().toList()) {
      var asked = (Json.Obj) JsonCursor.value(line.getBytes(UTF_8), JsonLimits.OBJECT);
      String file = asked.text("file").orElseThrow();
      Warninglist list = Warninglist.read(Files.readAllBytes(Path.of(file)));
      lists++;
      entries += asked.get("entries").equals(Optional.of(new Json.Num(0))) ? 0 : 1;
      unused += list.unused();
      for (Json one : asked.list("asked")) {
        String value = ((Json.Obj) one).text("value").orElseThrow();
        boolean theirs = ((Json.Obj) one).get("hit").equals(Optional.of(new Json.Bool(true)));
        boolean ours = list.holds(asked.text("attribute").orElse(""), value);
        // An entry with a dot in front is about the names below it for MISP, and about itself too
        // for us: more is held back, never less.
        boolean below = ours && asked.text("dotted").orElse("").contains(" " + value + " ");
        if (ours != theirs && !below) {
          differing.add(file.replaceFirst(".*/lists/", "") + " " + value + " theirs: " + theirs);
        }
      }
    }
    assertThat(lists).isGreaterThan(100);
    assertThat(entries).isGreaterThan(100);
    assertThat(unused).isZero();
    assertThat(differing).isEmpty();
  }

  @Test
  void the_parser_of_oasis_and_ours_take_the_same_patterns() throws Exception {
    List<String> patterns = patterns();
    Path file =
        Files.writeString(folder.resolve("patterns.txt"), String.join("\n", patterns) + "\n");

    List<String> theirs = PEER.script("matches.py", file.toString()).text().lines().toList();

    assertThat(theirs).hasSameSizeAs(patterns);
    List<String> differing = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < patterns.size(); i++) {
      boolean ours = isTaken(patterns.get(i));
      taken += ours ? 1 : 0;
      if (ours != theirs.get(i).equals("yes")) {
        differing.add((ours ? "only we take " : "only they take ") + patterns.get(i));
      }
    }
    assertThat(taken).isBetween(100, patterns.size() - 100);
    assertThat(differing).isEmpty();
  }

  private static boolean isTaken(String pattern) {
    try {
      return Pattern.parse(pattern) != null;
    } catch (BadPattern e) {
      return false;
    }
  }

  /// Patterns put together from pieces that fit most of the time.
  private static List<String> patterns() {
    var random = new SplittableRandom(3);
    String[] paths = {
      "ipv4-addr:value", "network-traffic:src_ref.value", "x:'y z'.a-b", "x:y[*].z", "a:b[0]"
    };
    String[] operators = {
      "=", "!=", "<", ">=", "IN", "NOT IN", "LIKE", "MATCHES", "ISSUBSET", "NOT ="
    };
    String[] values = {
      "'x'", "5", "-5", "1.5", "true", "('a','b')", "(1)", "t'2026-03-01T00:00:00Z'", "h'00'", "x"
    };
    String[] ends = {
      "",
      " WITHIN 5 SECONDS",
      " REPEATS 3 TIMES",
      " START t'2026-03-01T00:00:00Z' STOP t'2026-03-02T00:00:00Z'",
      " WITHIN SECONDS"
    };
    String[] joins = {" AND ", " OR ", " FOLLOWEDBY "};
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String one =
          observation(random, paths, operators, values) + ends[random.nextInt(ends.length)];
      String two = observation(random, paths, operators, values);
      all.add(random.nextInt(3) == 0 ? "(" + one + joins[random.nextInt(3)] + two + ")" : one);
    }
    return all;
  }

  private static String observation(
      SplittableRandom random, String[] paths, String[] operators, String[] values) {
    String operator = operators[random.nextInt(operators.length)];
    String value =
        operator.endsWith("IN") && random.nextInt(4) > 0
            ? "('a','b')"
            : values[random.nextInt(values.length)];
    return "[" + paths[random.nextInt(paths.length)] + " " + operator + " " + value + "]";
  }
}
