// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A request, without its body.
///
/// @param method upper case
/// @param path decoded, from the root of the server, with or without a slash at its end
/// @param query decoded parameters; of one that stands several times the first
/// @param accept the header, empty when there is none
/// @param contentType the header, empty when there is none
public record TaxiiRequest(
    String method,
    String path,
    SortedMap<String, String> query,
    String accept,
    String contentType) {
  public TaxiiRequest {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  /// A request for something.
  public static TaxiiRequest get(String path, Map<String, String> query) {
    return new TaxiiRequest("GET", path, new TreeMap<>(query), "", "");
  }

  /// Whether the caller takes what a server of TAXII 2.1 sends: the media type with its version or
  /// without, a wildcard, or nothing said. `application/json` alone is another protocol.
  boolean takesTaxii() {
    if (accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      if (Media.isOurs(range) || range.strip().startsWith("*/*")) {
        return true;
      }
      if (range.strip().startsWith("application/*")) {
        return true;
      }
    }
    return false;
  }

  boolean bringsTaxii() {
    return Media.isOurs(contentType);
  }

  /// Media types of TAXII.
  static final class Media {
    static final String TAXII = "application/taxii+json;version=2.1";

    private Media() {}

    static boolean isOurs(String type) {
      String plain = type.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
      int end = plain.indexOf(';');
      String name = end < 0 ? plain : plain.substring(0, end);
      boolean versioned = plain.contains(";version=");
      return name.equals("application/taxii+json")
          && (!versioned || plain.matches(".*;version=2\\.1(;.*)?"));
    }
  }
}
