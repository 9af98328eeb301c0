// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.share.intake.Objects.OTHER;
import static org.stillwatch.share.intake.Objects.bundle;
import static org.stillwatch.share.intake.Objects.id;
import static org.stillwatch.share.intake.Objects.identity;
import static org.stillwatch.share.intake.Objects.object;
import static org.stillwatch.share.intake.Objects.problems;
import static org.stillwatch.share.intake.Objects.read;
import static org.stillwatch.share.intake.Objects.taken;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.testkit.Seeds;
import org.stillwatch.testkit.SharedData;

/// Bodies that are too large, cut, damaged or built to cost time.
class IntakeLimitsTest {
  private static byte[] example() throws Exception {
    return Files.readAllBytes(SharedData.require("vectors/stix-example-bundle.json"));
  }

  @Test
  void an_object_over_a_limit_is_passed_by() {
    String deep = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    String wide = "{\"a\":[" + "1,".repeat(60_000) + "1]}";
    String fat = "{\"a\":\"" + "x".repeat(300_000) + "\"}";

    Batch batch = read(bundle(deep, wide, fat, identity(OTHER)));

    assertThat(problems(batch))
        .containsExactly(
            "object 0: expected at most 24 levels",
            "object 1: expected at most 50000 values",
            "object 2: expected texts of at most 262144 characters");
    assertThat(taken(batch)).containsExactly(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | expected a bundle or an envelope, which is an object",
        "{\"objects\":{}} | expected one list called objects",
        "{\"objects\":[],\"objects\":[]} | expected one list called objects",
        "{\"type\":\"report\"} | expected the type bundle, or none",
        "{\"objects\":[]} x | expected JSON",
        "{\"objects\":[ | expected JSON"
      })
  void what_is_no_bundle_is_said_to_be_incomplete(String json, String why) {
    assertThat(read(json).incomplete()).contains(why);
  }

  @Test
  void a_count_over_the_limit_ends_the_reading_and_says_so() {
    String json = bundle("{}", "{}", "{}");
    var terms =
        new Terms(
            Optional.empty(),
            Optional.empty(),
            o -> false,
            i -> false,
            Signatures.NONE,
            References.MUST_RESOLVE,
            new IntakeLimits(1 << 20, 2, 100, JsonLimits.OBJECT));

    Batch batch = Intake.read(json.getBytes(UTF_8), terms);

    assertThat(batch.incomplete()).contains("expected at most 2 objects");
    assertThat(batch.refused()).hasSize(2);
  }

  @Test
  void values_of_all_objects_together_are_bounded() {
    String wide = "{\"a\":[" + "0,".repeat(60) + "0]}";
    var terms =
        new Terms(
            Optional.empty(),
            Optional.empty(),
            o -> false,
            i -> false,
            Signatures.NONE,
            References.MUST_RESOLVE,
            new IntakeLimits(1 << 20, 100, 100, JsonLimits.OBJECT));

    Batch batch = Intake.read(bundle(wide, wide, wide, wide).getBytes(UTF_8), terms);

    assertThat(batch.incomplete()).contains("expected at most 100 values in all");
    assertThat(batch.refused()).hasSize(2);
  }

  @Test
  @Timeout(120)
  void cut_anywhere_the_whole_objects_before_the_cut_are_accounted_for() throws Exception {
    byte[] whole = example();
    int before = 0;
    for (int end = 0; end < whole.length; end += 97) {
      Batch batch = Intake.read(Arrays.copyOf(whole, end), Terms.ofFile());
      int seen = batch.received().size() + batch.refused().size();
      assertThat(seen).isGreaterThanOrEqualTo(before);
      assertThat(batch.incomplete()).isPresent();
      before = seen;
    }
    assertThat(before).isBetween(69, 70);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void damaged_bytes_lose_no_object_silently(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    byte[] whole = example();
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Batch batch = Intake.read(damaged, Terms.ofFile());
      int seen = batch.received().size() + batch.refused().size() + batch.repeated();
      assertThat(batch.incomplete().isPresent() || seen == 70).as(batch.toString()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void a_chain_of_twenty_thousand_objects_falls_in_time() {
    var objects = new String[20_000];
    for (int i = 0; i < objects.length; i++) {
      objects[i] =
          object("note", i, "\"content\":\"c\",\"object_refs\":[\"" + id("note", i + 1) + "\"]");
    }

    Batch batch = read(bundle(objects));

    assertThat(batch.refused()).hasSize(20_000);
  }
}
