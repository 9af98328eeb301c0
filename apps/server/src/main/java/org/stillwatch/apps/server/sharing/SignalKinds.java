// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.stix.Activity;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;

/// What signals are about, which says how fast they fade and with what they hang together.
///
/// @param partners which collections there are
/// @param holdings where signals stand
record SignalKinds(Partners partners, Holdings holdings) {
  /// What a signal is about; a tie between accounts where its object does not say.
  Kind of(StixId id) {
    for (Partners.Shared collection : partners.collections()) {
      Optional<Kind> kind =
          holdings.shelf(collection.id()).versions(id).stream()
              .reduce((a, b) -> b)
              .map(entry -> of(holdings.object(collection.id(), entry)));
      if (kind.isPresent()) {
        return kind.get();
      }
    }
    return Kind.TIE;
  }

  /// What we said ourselves.
  SortedMap<StixId, Kind> ours() {
    var ours = new TreeMap<StixId, Kind>();
    for (Parcel parcel : holdings.book().parcels().values()) {
      parcel.objects().forEach(id -> ours.put(id, of(id)));
    }
    return ours;
  }

  private static Kind of(StixObject object) {
    return switch (object) {
      case Finding.Indicator indicator -> ofPattern(indicator);
      case Activity.Infrastructure _ -> Kind.INFRASTRUCTURE;
      default -> Kind.TIE;
    };
  }

  private static Kind ofPattern(Finding.Indicator indicator) {
    String pattern = indicator.pattern();
    if (indicator.patternType().equals("stillwatch-template")) {
      return Kind.TEMPLATE;
    }
    if (pattern.contains("ipv4-addr:") || pattern.contains("ipv6-addr:")) {
      return Kind.ADDRESS;
    }
    if (pattern.contains("autonomous-system:")) {
      return Kind.AUTONOMOUS_SYSTEM;
    }
    return pattern.contains("domain-name:") ? Kind.INFRASTRUCTURE : Kind.REQUEST_METADATA;
  }
}
