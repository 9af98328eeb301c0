// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;

/// Where something outside of STIX is described (2.1, 2.5).
///
/// @param source name of the source
/// @param description what stands there
/// @param url where it stands
/// @param id what it is called there
/// @param rest other members, as they were read
public record ExternalReference(
    String source,
    Optional<String> description,
    Optional<String> url,
    Optional<String> id,
    Json.Obj rest) {

  static List<ExternalReference> read(Members in) throws Unfit {
    List<ExternalReference> all = new ArrayList<>();
    for (Members one : in.objects("external_references")) {
      var reference =
          new ExternalReference(
              one.text("source_name"),
              one.textIf("description"),
              one.textIf("url"),
              one.textIf("external_id"),
              one.rest());
      all.add(reference);
    }
    return all;
  }

  void write(Out out) {
    out.text("source_name", source)
        .text("description", description)
        .text("url", url)
        .text("external_id", id)
        .rest(rest);
  }
}
