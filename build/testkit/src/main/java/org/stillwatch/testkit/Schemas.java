// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The JSON Schemas of `docs/formats`, against which tests hold every record that a writer of ours
/// emits. Nothing is fetched: the ids of the schemas lead to the files of this checkout.
public final class Schemas {
  private static final String IDS = "https://stillwatch.invalid/formats/";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder -> builder.schemaMappers(m -> m.mapPrefix(IDS, files())));
  private static final ConcurrentMap<String, JsonSchema> LOADED = new ConcurrentHashMap<>();

  private Schemas() {}

  /// Fails unless a record keeps to its schema.
  ///
  /// @param name the schema, for example `campaign-1`
  /// @param json the record
  public static void validate(String name, String json) {
    List<String> problems = problems(name, json);
    if (!problems.isEmpty()) {
      throw new AssertionError("no " + name + ": " + problems + "\n" + json);
    }
  }

  /// What is wrong with a record, one sentence each; empty when it keeps to its schema.
  public static List<String> problems(String name, String json) {
    JsonSchema schema = LOADED.computeIfAbsent(name, Schemas::load);
    return schema.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  private static JsonSchema load(String name) {
    return FACTORY.getSchema(SchemaLocation.of(IDS + name + ".schema.json"));
  }

  private static String files() {
    return SharedData.root().resolve("docs/formats").toUri().toString();
  }
}
