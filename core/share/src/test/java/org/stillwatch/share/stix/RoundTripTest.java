// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.testkit.SharedData;

class RoundTripTest {
  static List<Json.Obj> example() throws IOException, BadJson {
    byte[] json = Files.readAllBytes(SharedData.require("vectors/stix-example-bundle.json"));
    Json bundle = JsonCursor.value(json, new JsonLimits(24, 100_000, 1 << 20, 1 << 16));
    return ((Json.Obj) bundle).list("objects").stream().map(o -> (Json.Obj) o).toList();
  }

  @Test
  void every_object_of_the_example_comes_back_and_says_the_same() throws Exception {
    for (Json.Obj raw : example()) {
      StixObject object = StixReader.read(raw);

      assertThat(same(object.json())).as(raw.canonical()).isEqualTo(same(raw));
      assertThat(object).isNotInstanceOf(Foreign.class);
    }
    assertThat(example()).hasSize(70);
  }

  @Test
  void nothing_of_the_example_is_left_over_as_unknown() throws Exception {
    Map<String, List<String>> rests = new TreeMap<>();
    for (Json.Obj raw : example()) {
      Head head = StixReader.read(raw).head();
      rests.merge(
          head.id().type(),
          List.copyOf(head.rest().members().keySet()),
          (a, b) -> {
            var all = new TreeSet<>(a);
            all.addAll(b);
            return List.copyOf(all);
          });
      var evidence = Evidence.read(head);
      evidence.ifPresent(e -> assertThat(e.rest().members()).isEmpty());
    }
    assertThat(rests.values().stream().flatMap(List::stream).collect(Collectors.toSet())).isEmpty();
  }

  /// The object with each time in one form, and the version of STIX where it may be left out.
  private static Json.Obj same(Json.Obj object) {
    var members = new TreeMap<String, Json>();
    object
        .members()
        .forEach((name, value) -> {
          boolean isTime = value instanceof Json.Text(String t) && StixTime.parse(t).isPresent();
          members.put(
              name,
              isTime
                  ? new Json.Text(
                      StixTime.text(StixTime.parse(((Json.Text) value).value()).orElseThrow()))
                  : value);
        });
    members.putIfAbsent("spec_version", new Json.Text("2.1"));
    return new Json.Obj(members);
  }
}
