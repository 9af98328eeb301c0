// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// Objects as text, and what comes out of a bundle of them.
final class Objects {
  static final StixId US = new StixId("identity--00000000-0000-4000-8000-000000000001");
  static final StixId SENDER = new StixId("identity--00000000-0000-4000-8000-000000000002");
  static final StixId OTHER = new StixId("identity--00000000-0000-4000-8000-000000000003");

  private Objects() {}

  static String id(String type, int number) {
    return "%s--00000000-0000-4000-8000-%012d".formatted(type, number);
  }

  static String identity(StixId id) {
    return object("identity", "\"name\":\"n\"").replace(id("identity", 99), id.text());
  }

  /// A dated object with number 99.
  static String object(String type, String members) {
    return object(type, 99, members);
  }

  static String object(String type, int number, String members) {
    return "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"2026-03-02T09:00:00.000Z\",\"modified\":\"2026-03-02T09:00:00.000Z\"%s}"
        .formatted(type, id(type, number), members.isEmpty() ? "" : "," + members);
  }

  static String by(StixId author) {
    return "\"created_by_ref\":\"" + author + "\"";
  }

  static String bundle(String... objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000000\",\"objects\":["
        + String.join(",", objects)
        + "]}";
  }

  static Batch read(String json) {
    return Intake.read(json.getBytes(UTF_8), Terms.ofFile());
  }

  static Batch sent(String json, Json.Obj... ofUs) {
    var terms =
        new Terms(
            Optional.of(SENDER),
            Optional.of(US),
            List.of(ofUs)::contains,
            id -> false,
            Signatures.NONE,
            References.MAY_BE_ELSEWHERE,
            IntakeLimits.DEFAULT);
    return Intake.read(json.getBytes(UTF_8), terms);
  }

  static List<String> problems(Batch batch) {
    return batch.refused().stream().map(Refused::sentence).toList();
  }

  static List<Integer> taken(Batch batch) {
    return batch.received().stream().map(Received::index).toList();
  }
}
