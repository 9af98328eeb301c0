// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.stillwatch.share.stix.Evidence;

/// One thing that we saw ourselves, under the names that patterns use.
///
/// @param at when
/// @param values texts by path, for example `network-traffic:src_ref.value`
public record Seen(Instant at, Map<String, List<String>> values) {
  /// The path of a client's JA4.
  public static final String JA4 =
      "network-traffic:extensions." + step(Evidence.DEFINITION.text()) + ".ja4";

  /// The path of a client's name in HTTP.
  public static final String USER_AGENT =
      "network-traffic:extensions."
          + step("http-request-ext")
          + ".request_header."
          + step("User-Agent");

  public Seen {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /// One exchange of ours.
  ///
  /// @param at when it began
  /// @param address where it came from
  /// @param as number of that network; absent when it is not known
  /// @param ja4 how the client greeted in TLS; empty when it is not known
  /// @param userAgent family of the client; empty when it is not known
  public static Seen exchange(
      Instant at,
      Optional<String> address,
      OptionalLong as,
      Optional<String> ja4,
      Optional<String> userAgent) {
    var values = new TreeMap<String, List<String>>();
    address.ifPresent(ip -> {
      String type = ip.indexOf(':') >= 0 ? "ipv6-addr" : "ipv4-addr";
      values.put(type + ":value", List.of(ip));
      values.put("network-traffic:src_ref.value", List.of(ip));
    });
    as.ifPresent(number -> values.put("autonomous-system:number", List.of(Long.toString(number))));
    ja4.ifPresent(text -> values.put(JA4, List.of(text)));
    userAgent.ifPresent(text -> values.put(USER_AGENT, List.of(text)));
    return new Seen(at, values);
  }

  List<String> at(String path) {
    return values.getOrDefault(path, List.of());
  }

  /// A step of a path as it is written here: in quotes when it is no plain word.
  static String step(String name) {
    boolean plain =
        !name.isEmpty() && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return plain ? name : "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /// Text as it stands between quotes of a pattern.
  public static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
