// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// An answer.
///
/// @param status of HTTP
/// @param headers besides the media type
/// @param body JSON
public record TaxiiResponse(int status, SortedMap<String, String> headers, String body) {
  /// The media type of every answer.
  public static final String MEDIA_TYPE = TaxiiRequest.Media.TAXII;

  private static final int OK = 200;

  public TaxiiResponse {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  static TaxiiResponse ok(String body, Map<String, String> headers) {
    return new TaxiiResponse(OK, new TreeMap<>(headers), body);
  }

  /// An error, as TAXII says them (3.6.1).
  ///
  /// @param title what is wrong, without anything that the caller sent
  public static TaxiiResponse error(int status, String title) {
    var members = new TreeMap<String, Json>();
    members.put("title", new Json.Text(title));
    members.put("http_status", new Json.Text(String.valueOf(status)));
    return new TaxiiResponse(status, new TreeMap<>(), new Json.Obj(members).canonical());
  }
}
