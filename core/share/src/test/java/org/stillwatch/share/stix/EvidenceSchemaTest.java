// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.report.Findings;
import org.stillwatch.testkit.Schemas;

/// Our extension and its published schema say the same.
class EvidenceSchemaTest {
  private static List<Json.Obj> extensions() throws Exception {
    List<Json.Obj> all = new ArrayList<>();
    for (StixObject object : Findings.everyType().objects()) {
      Evidence.read(object.head()).map(Evidence::json).ifPresent(all::add);
    }
    for (Json.Obj object : RoundTripTest.example()) {
      object
          .object("extensions")
          .flatMap(e -> e.object(Evidence.DEFINITION.text()))
          .ifPresent(all::add);
    }
    return all;
  }

  @Test
  void what_we_write_and_what_the_example_holds_keeps_to_the_schema() throws Exception {
    for (Json.Obj extension : extensions()) {
      assertThat(Schemas.problems("stix-evidence-1", extension.canonical()))
          .as(extension.canonical())
          .isEmpty();
    }
    assertThat(extensions()).hasSizeGreaterThan(8);
  }

  @Test
  void whatever_the_schema_refuses_we_refuse_too() throws Exception {
    int refused = 0;
    for (Json.Obj extension : extensions()) {
      for (Json.Obj damaged : damaged(extension)) {
        if (!Schemas.problems("stix-evidence-1", damaged.canonical()).isEmpty()) {
          refused++;
          assertThat(taken(damaged)).as(damaged.canonical()).isEmpty();
        }
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  /// The extension with one member, at any depth, gone or another.
  private static List<Json.Obj> damaged(Json.Obj object) {
    List<Json> others =
        List.of(
            new Json.Num(-2_000),
            new Json.Num(1e15),
            new Json.Text("x"),
            new Json.Bool(true),
            new Json.Arr(List.of(new Json.Num(1))));
    List<Json.Obj> all = new ArrayList<>();
    object
        .members()
        .forEach((name, value) -> {
          all.add(object.without(name));
          others.forEach(other -> all.add(object.with(name, other)));
          if (value instanceof Json.Obj inner) {
            damaged(inner).forEach(d -> all.add(object.with(name, d)));
          }
        });
    return all;
  }

  private static Optional<Evidence> taken(Json.Obj extension) {
    Head head = Head.observable(new StixId("x--00000000-0000-4000-8000-000000000000"), List.of());
    var extended =
        new Head(
            head.id(),
            head.createdBy(),
            head.created(),
            head.modified(),
            head.revoked(),
            head.confidence(),
            head.labels(),
            head.references(),
            head.markings(),
            Json.Obj.EMPTY.with(Evidence.DEFINITION.text(), extension),
            head.rest());
    try {
      return Evidence.read(extended);
    } catch (Unfit e) {
      return Optional.empty();
    }
  }
}
