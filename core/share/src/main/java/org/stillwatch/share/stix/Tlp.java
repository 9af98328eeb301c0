// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.share.json.Json;

/// Who may see an object: the Traffic Light Protocol 2.0 of FIRST, widest first, as the objects
/// that OASIS publishes for it.
public enum Tlp {
  /// Everybody.
  CLEAR("clear", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
  /// The community of who received it.
  GREEN("green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
  /// The organisation that received it and its clients.
  AMBER("amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
  /// The organisation that received it; our default.
  AMBER_STRICT("amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
  /// Those who are present.
  RED("red", "e828b379-4e03-4974-9ac4-e53a884c97c1");

  /// The definition of the extension that carries the colour.
  static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private static final Instant CREATED = Instant.parse("2022-10-01T00:00:00Z");

  private static final Set<String> OLD =
      Set.of(
          "613f2e26-407d-48c7-9eca-b8e91df99dc9",
          "34098fce-860f-48ae-8e50-ebd3cc5e41da",
          "f88d31f6-486f-44da-b317-01333bde0b82",
          "5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

  private final String word;
  private final String uuid;

  Tlp(String word, String uuid) {
    this.word = word;
    this.uuid = uuid;
  }

  /// The marking's id.
  public StixId id() {
    return new StixId("marking-definition--" + uuid);
  }

  /// The colour as the marking carries it, for example `amber+strict`.
  public String word() {
    return word;
  }

  /// The mark as people write it, for example `TLP:AMBER+STRICT`.
  public String label() {
    return "TLP:" + name().replace('_', '+');
  }

  /// The marking itself.
  public Meta.Marking marking() {
    Json.Obj colour =
        Json.Obj.EMPTY
            .with("extension_type", new Json.Text(Evidence.KIND))
            .with("tlp_2_0", new Json.Text(word));
    Head head =
        new Head(
            id(),
            Optional.empty(),
            Optional.of(CREATED),
            Optional.empty(),
            false,
            OptionalLong.empty(),
            List.of(),
            List.of(),
            List.of(),
            Json.Obj.EMPTY.with(EXTENSION, colour),
            Json.Obj.EMPTY);
    return new Meta.Marking(head, Optional.of(label()), Optional.empty(), Json.Obj.EMPTY);
  }

  /// The colour that a marking stands for; empty when it is another kind of marking.
  public static Optional<Tlp> of(StixId marking) {
    return Arrays.stream(values()).filter(t -> t.id().equals(marking)).findFirst();
  }

  /// Whether a marking is one of version 1 of the protocol, which others still write.
  public static boolean isOld(StixId marking) {
    return OLD.contains(marking.uuid());
  }

  /// The narrowest colour among markings; empty when there is none.
  public static Optional<Tlp> narrowest(List<StixId> markings) {
    return Arrays.stream(values())
        .filter(t -> markings.contains(t.id()))
        .reduce((wider, narrower) -> narrower);
  }
}
