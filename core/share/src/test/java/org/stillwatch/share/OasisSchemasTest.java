// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.StixReader;
import org.stillwatch.share.stix.Unfit;
import org.stillwatch.testkit.PythonPeer;
import org.stillwatch.testkit.SharedData;

/// What we write and read, held against the JSON Schemas of OASIS: from the folder that
/// `STILLWATCH_STIX_SCHEMAS` names, or, under profile `peers`, from the validator that brings them.
/// Each object is held against the schema of its type; nothing is fetched.
class OasisSchemasTest {
  private static final PythonPeer PEER = new PythonPeer("core/share");

  private static final String IDS =
      "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
  private static final Map<String, String> PLACES =
      Map.of(
          "relationship", "sros",
          "sighting", "sros",
          "marking-definition", "common",
          "extension-definition", "common");
  private static final Set<String> OBSERVABLES =
      Set.of(
          "ipv4-addr",
          "ipv6-addr",
          "autonomous-system",
          "network-traffic",
          "user-account",
          "domain-name");

  private final Map<String, JsonSchema> loaded = new HashMap<>();

  private static Path folder() throws Exception {
    String named = System.getenv("STILLWATCH_STIX_SCHEMAS");
    if (named != null) {
      return Path.of(named);
    }
    Assumptions.assumeTrue(
        Boolean.getBoolean("stillwatch.peers"),
        "skipped: STILLWATCH_STIX_SCHEMAS names no folder; -Ppeers brings the schemas");
    return PEER.packages().resolve("stix2validator/schemas-2.1/schemas");
  }

  private List<String> problems(Json.Obj object) throws Exception {
    String type = object.text("type").orElse("");
    if (loaded.isEmpty()) {
      String files = folder().toAbsolutePath().toUri().toString();
      var factory =
          JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V202012,
              builder -> builder.schemaMappers(m -> m.mapPrefix(IDS, files)));
      for (String one : types()) {
        String place = PLACES.getOrDefault(one, OBSERVABLES.contains(one) ? "observables" : "sdos");
        loaded.put(one, factory.getSchema(SchemaLocation.of(IDS + place + "/" + one + ".json")));
      }
    }
    JsonSchema schema = loaded.get(type);
    return schema == null
        ? List.of("no such type")
        : schema.validate(object.canonical(), InputFormat.JSON).stream()
            .map(ValidationMessage::getMessage)
            .sorted()
            .toList();
  }

  private static List<String> types() {
    return Findings.everyType().objects().stream().map(o -> o.id().type()).distinct().toList();
  }

  private static List<Json.Obj> example() throws Exception {
    byte[] json = Files.readAllBytes(SharedData.require("vectors/stix-example-bundle.json"));
    Json bundle = JsonCursor.value(json, new JsonLimits(24, 100_000, 1 << 20, 1 << 16));
    return ((Json.Obj) bundle).list("objects").stream().map(o -> (Json.Obj) o).toList();
  }

  private static List<Json.Obj> written() {
    return Findings.everyType().objects().stream().map(StixObject::json).toList();
  }

  @Test
  void every_type_that_we_write_keeps_to_its_schema() throws Exception {
    for (Json.Obj object : written()) {
      assertThat(problems(object)).as(object.canonical()).isEmpty();
    }
    assertThat(types()).hasSize(23);
  }

  @Test
  void the_example_keeps_to_the_schemas_as_it_came_and_as_we_write_it_again() throws Exception {
    for (Json.Obj object : example()) {
      assertThat(problems(object)).as(object.canonical()).isEmpty();
      assertThat(problems(StixReader.read(object).json())).as(object.canonical()).isEmpty();
    }
    assertThat(example()).hasSize(70);
  }

  @Test
  void whatever_a_schema_refuses_we_refuse_too() throws Exception {
    var all = new ArrayList<>(written());
    all.addAll(example());
    Map<String, Integer> onlyTheirs = new TreeMap<>();
    int refused = 0;
    for (Json.Obj object : all) {
      for (String member : object.members().keySet()) {
        for (Json.Obj damaged : damages(object, member)) {
          List<String> problems = problems(damaged);
          if (!problems.isEmpty()) {
            refused++;
            if (isTaken(damaged)) {
              String what = object.text("type").orElse("") + "." + member + " " + problems;
              onlyTheirs.merge(what, 1, Integer::sum);
            }
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(3_000);
    assertThat(onlyTheirs).isEmpty();
  }

  /// The object without a member, and with values of other kinds in its place.
  private static List<Json.Obj> damages(Json.Obj object, String member) {
    return List.of(
        object.without(member),
        object.with(member, new Json.Num(-7)),
        object.with(member, new Json.Num(0.5)),
        object.with(member, new Json.Text("")),
        object.with(member, new Json.Text("x")),
        object.with(member, new Json.Bool(true)),
        object.with(member, new Json.Arr(List.of())),
        object.with(member, Json.Arr.of(List.of("x"))),
        object.with(member, Json.Obj.EMPTY),
        object.with(member, new Json.Null()));
  }

  private static boolean isTaken(Json.Obj object) {
    try {
      StixId id = StixReader.read(object).id();
      return !id.text().isEmpty();
    } catch (Unfit e) {
      return false;
    }
  }
}
