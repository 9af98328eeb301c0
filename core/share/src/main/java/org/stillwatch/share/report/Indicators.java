// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.pattern.BadPattern;
import org.stillwatch.share.pattern.Pattern;
import org.stillwatch.share.pattern.Seen;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.StixObject;

/// The values that indicators look for, under the names that MISP has for them.
public final class Indicators {
  private Indicators() {}

  /// A value that an indicator looks for.
  ///
  /// @param indicator whose it is
  /// @param type of MISP: `ip-src`, `AS`, `user-agent`, ..., or `other`
  /// @param value as it stands in the pattern
  public record Looked(Finding.Indicator indicator, String type, String value) {}

  /// All values of all indicators of a bundle, in order.
  ///
  /// @param objects whose patterns can be read; one that cannot is left to the intake
  public static List<Looked> of(List<StixObject> objects) {
    List<Looked> all = new ArrayList<>();
    for (StixObject object : objects) {
      if (object instanceof Finding.Indicator indicator) {
        all.addAll(of(indicator));
      }
    }
    return all;
  }

  private static List<Looked> of(Finding.Indicator indicator) {
    if (!indicator.patternType().equals("stix")) {
      return List.of(new Looked(indicator, "other", indicator.pattern()));
    }
    try {
      return Pattern.parse(indicator.pattern()).compared().stream()
          .map(c -> new Looked(indicator, type(c.path()), c.value()))
          .toList();
    } catch (BadPattern e) {
      return List.of(new Looked(indicator, "other", indicator.pattern()));
    }
  }

  private static String type(String path) {
    if (path.equals(Seen.USER_AGENT)) {
      return "user-agent";
    }
    Optional<String> known =
        switch (path) {
          case "ipv4-addr:value", "ipv6-addr:value", "network-traffic:src_ref.value" ->
              Optional.of("ip-src");
          case "network-traffic:dst_ref.value" -> Optional.of("ip-dst");
          case "autonomous-system:number" -> Optional.of("AS");
          case "domain-name:value" -> Optional.of("domain");
          default -> Optional.empty();
        };
    return known.orElse("other");
  }
}
