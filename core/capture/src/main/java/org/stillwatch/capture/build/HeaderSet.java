// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.Header;

/// The set of headers that a client sends, which names its library and version.
///
/// Secrets are dropped first. Then goes what changes from request to request, what proxies on our
/// own side add, and what speaks of language or place, which is never an item. Of the rest the
/// lower-case names count, and the values of those that name a library or an API version.
final class HeaderSet {
  /// Names that may hold a secret (`log-formats.md` 2.5).
  private static final Pattern SECRET =
      Pattern.compile("authorization|cookie|api-?key|token|secret|credential|signature");

  private static final Pattern PLACE =
      Pattern.compile("accept-language|country|city|region|time-?zone|geo|latitude|longitude");

  private static final Pattern VOLATILE =
      Pattern.compile(
          "content-length|content-md5|date|host|age|via|forwarded|expect|range|connection"
              + "|keep-alive|transfer-encoding|traceparent|tracestate|baggage|sentry-trace"
              + "|if-.*|x-forwarded.*|x-real-ip|x-envoy.*|x-amzn?-.*|x-b3-.*|x-cloud-trace.*"
              + "|x-datadog.*|cf-.*|cdn-.*|true-client-ip|amz-sdk-invocation-id|amz-sdk-request"
              + "|.*request-?id|.*correlation-?id|.*idempotency.*|.*retry-count|.*timeout");

  private static final Pattern NAMES_A_LIBRARY =
      Pattern.compile(
          "x-stainless-.*|anthropic-version|anthropic-beta|openai-beta|x-goog-api-client"
              + "|x-ms-client-.*|x-sdk-.*|x-client-version|x-app");

  /// Names seen before, so that each is looked at once; forgotten when strangers invent too many.
  private final Map<String, Kind> known = new HashMap<>();

  private static final int MOST_KNOWN = 4_096;

  /// What of a header counts.
  private enum Kind {
    NOTHING,
    NAME,
    NAME_AND_VALUE
  }

  /// Keyed hash of the set; unknown when nothing is left of it.
  long hash(List<Header> headers, KeyedHash ids) {
    Set<String> kept = new TreeSet<>();
    for (Header header : headers) {
      String name = header.name().strip().toLowerCase(Locale.ROOT);
      switch (kind(name)) {
        case NOTHING -> {}
        case NAME -> kept.add(name);
        case NAME_AND_VALUE -> kept.add(name + ":" + header.value());
      }
    }
    return kept.isEmpty() ? Hash64.UNKNOWN : ids.of("headers\n" + String.join("\n", kept));
  }

  /// Whether the value of a header counts.
  static boolean valueCounts(String name) {
    return read(name.strip().toLowerCase(Locale.ROOT)) == Kind.NAME_AND_VALUE;
  }

  private Kind kind(String name) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(name, HeaderSet::read);
  }

  private static Kind read(String name) {
    if (SECRET.matcher(name).find()
        || PLACE.matcher(name).find()
        || VOLATILE.matcher(name).matches()) {
      return Kind.NOTHING;
    }
    return NAMES_A_LIBRARY.matcher(name).matches() ? Kind.NAME_AND_VALUE : Kind.NAME;
  }
}
