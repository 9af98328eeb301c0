// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.Sign;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;

/// A package as it waits for somebody to let it go: exactly the objects that people look at, what
/// stands behind each sign, and how likely the finding is. It names no customer.
///
/// @param bundle the objects
/// @param probability of the finding, 0 to 1
record Draft(Bundle bundle, double probability) {
  private static final JsonLimits LIMITS =
      new JsonLimits(
          JsonLimits.OBJECT.depth() + 4,
          JsonLimits.LIST.values(),
          JsonLimits.LIST.bytes(),
          JsonLimits.OBJECT.chars());

  /// SHA-256 of the bundle in canonical JSON.
  String digest() {
    return Hash.of(bundle.json().canonical().getBytes(StandardCharsets.UTF_8));
  }

  /// The draft as text.
  String text() {
    Map<String, Json> supports = new TreeMap<>();
    bundle
        .supports()
        .forEach((id, s) -> {
          Map<String, Json> out = new TreeMap<>();
          out.put("principals", new Json.Num(s.principals()));
          out.put("exchanges", new Json.Num(s.exchanges()));
          s.benignRate().ifPresent(rate -> out.put("benignRate", new Json.Num(rate)));
          supports.put(id.text(), Json.Obj.of(out));
        });
    return Json.Obj.EMPTY
        .with("bundle", bundle.json())
        .with("supports", Json.Obj.of(supports))
        .with("probability", new Json.Num(probability))
        .canonical();
  }

  /// A draft again.
  ///
  /// @throws IllegalStateException when the text is none of ours
  static Draft read(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (JsonCursor.value(bytes, LIMITS) instanceof Json.Obj in) {
        return new Draft(bundle(in), number(in, "probability"));
      }
    } catch (BadJson e) {
      throw new IllegalStateException("a package that was kept cannot be read", e);
    }
    throw new IllegalStateException("a package that was kept is none");
  }

  private static Bundle bundle(Json.Obj in) {
    Json.Obj bundle = in.object("bundle").orElse(Json.Obj.EMPTY);
    List<StixObject> objects = new ArrayList<>();
    bundle.list("objects").forEach(one -> objects.add(Holdings.object(one.canonical())));
    var supports = new TreeMap<StixId, Sign.Support>();
    in.object("supports")
        .orElse(Json.Obj.EMPTY)
        .members()
        .forEach((id, value) -> {
          if (value instanceof Json.Obj s) {
            supports.put(
                new StixId(id),
                new Sign.Support(
                    (long) number(s, "principals"),
                    (long) number(s, "exchanges"),
                    s.get("benignRate").isPresent()
                        ? OptionalDouble.of(number(s, "benignRate"))
                        : OptionalDouble.empty()));
          }
        });
    return new Bundle(new StixId(bundle.text("id").orElse("")), objects, supports);
  }

  private static double number(Json.Obj in, String name) {
    return in.get(name).orElse(new Json.Num(0)) instanceof Json.Num n ? n.value() : 0;
  }
}
