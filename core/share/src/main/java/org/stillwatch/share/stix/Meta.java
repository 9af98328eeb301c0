// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;

/// What says how other objects are to be handled or read.
public sealed interface Meta extends StixObject {
  /// Who may see an object, and what may be done with it.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param definitionType `statement`, or absent for TLP 2.0
  /// @param definition the statement
  record Marking(
      Head head, Optional<String> name, Optional<String> definitionType, Json.Obj definition)
      implements Meta {
    static Marking read(Head head, Members in) throws Unfit {
      return new Marking(
          head, in.textIf("name"), in.textIf("definition_type"), in.object("definition"));
    }

    @Override
    public Marking under(Head other) {
      return new Marking(other, name, definitionType, definition);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("definition_type", definitionType)
          .object("definition", definition);
    }
  }

  /// What an extension means.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param schema where its JSON Schema is described
  /// @param version its version
  /// @param types `property-extension`, ...
  /// @param properties names of members at the top level
  record Extension(
      Head head,
      String name,
      Optional<String> description,
      String schema,
      String version,
      List<String> types,
      List<String> properties)
      implements Meta {
    public Extension {
      types = List.copyOf(types);
      properties = List.copyOf(properties);
    }

    static Extension read(Head head, Members in) throws Unfit {
      return new Extension(
          head,
          in.text("name"),
          in.textIf("description"),
          in.text("schema"),
          in.text("version"),
          in.texts("extension_types"),
          in.texts("extension_properties"));
    }

    @Override
    public Extension under(Head other) {
      return new Extension(other, name, description, schema, version, types, properties);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .text("schema", schema)
          .text("version", version)
          .texts("extension_types", types)
          .texts("extension_properties", properties);
    }
  }
}
