// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;

/// Signatures as they stand beside the objects of an envelope or a bundle, before anybody checks
/// them: a member [#MEMBER] that is an object of signatures by the name of what they sign.
public final class SignatureTable {
  /// The member of an envelope, which TAXII 2.1 allows: custom names begin with `x_`.
  public static final String MEMBER = "x_stillwatch_signatures";

  /// Characters of one signature.
  public static final int LONGEST = 1_024;

  /// A type, a UUID and a time.
  private static final int LONGEST_NAME = 350;

  private static final JsonLimits ONE = new JsonLimits(1, 1, 1 << 13, LONGEST);

  private final Map<String, String> byName = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private int nameless;
  private boolean seen;

  SignatureTable() {}

  /// The name of a version of an object: its id, a bar, and its `modified` as it stands there, else
  /// its `created`, else nothing. No time is written anew, so nobody has to agree on its digits.
  public static String name(Json.Obj object) {
    return object.text("id").orElse("")
        + "|"
        + object.text("modified").or(() -> object.text("created")).orElse("");
  }

  /// Reads the member whose value begins here. What is no signature stays as one that nobody made:
  /// it refuses its object.
  ///
  /// @return why the rest of the envelope is not to be read
  Optional<String> read(JsonCursor cursor, int most) throws BadJson {
    if (seen || !cursor.atObject()) {
      return Optional.of("expected one object called " + MEMBER);
    }
    seen = true;
    cursor.next();
    for (int count = 0; !cursor.atEnd(); count++) {
      if (count == most) {
        return Optional.of("expected at most " + most + " signatures");
      }
      String name = cursor.name();
      cursor.next();
      one(name, cursor.take(ONE));
      cursor.next();
    }
    return Optional.empty();
  }

  private void one(String name, JsonCursor.Taken taken) {
    if (name.length() > LONGEST_NAME) {
      nameless++;
      return;
    }
    String jws = taken instanceof JsonCursor.Taken.Whole(Json.Text(String t), int _) ? t : "";
    byName.merge(name, jws, (before, again) -> before.equals(again) ? before : "");
  }

  /// The signature that stands beside an object.
  Optional<String> of(Json.Obj object) {
    return Optional.ofNullable(byName.get(name(object)));
  }

  /// Says that a signature was checked.
  void checked(Json.Obj object) {
    used.add(name(object));
  }

  /// How many were not: of authors whose keys nobody here knows, or of nothing that came along.
  int unchecked() {
    return nameless + byName.size() - used.size();
  }
}
