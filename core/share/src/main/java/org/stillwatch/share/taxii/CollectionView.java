// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.List;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// A collection as one caller sees it. What a caller may not see is not among its collections, so
/// that hidden and missing are the same.
///
/// @param id a UUID
/// @param alias a short name, which works in addresses as well
/// @param title for people
/// @param description for people
/// @param canRead whether the caller may read
/// @param canWrite whether the caller may add
public record CollectionView(
    String id, String alias, String title, String description, boolean canRead, boolean canWrite) {
  Json.Obj json() {
    var members = new TreeMap<String, Json>();
    members.put("id", new Json.Text(id));
    members.put("title", new Json.Text(title));
    if (!description.isEmpty()) {
      members.put("description", new Json.Text(description));
    }
    if (!alias.isEmpty()) {
      members.put("alias", new Json.Text(alias));
    }
    members.put("can_read", new Json.Bool(canRead));
    members.put("can_write", new Json.Bool(canWrite));
    members.put("media_types", Json.Arr.of(List.of(STIX)));
    return new Json.Obj(members);
  }

  static final String STIX = "application/stix+json;version=2.1";
}
