// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;

/// A package of objects that stands alone.
///
/// @param id names the package, drawn
/// @param objects each one behind those that it names
/// @param supports what stands behind each indicator
public record Bundle(
    StixId id, List<StixObject> objects, SortedMap<StixId, Sign.Support> supports) {
  public Bundle {
    objects = List.copyOf(objects);
    supports = Collections.unmodifiableSortedMap(new TreeMap<>(supports));
  }

  /// The bundle as JSON.
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("type", new Json.Text("bundle"))
        .with("id", new Json.Text(id.text()))
        .with("objects", new Json.Arr(objects.stream().<Json>map(StixObject::json).toList()));
  }
}
