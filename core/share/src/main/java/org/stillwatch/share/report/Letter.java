// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.Optional;
import org.stillwatch.share.stix.StixTime;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.UsePolicy;

/// A finding as the text of a letter: who may see it first, then what is claimed and how sure that
/// is, then what to look for. Addresses are written so that nothing becomes a link.
public final class Letter {
  private Letter() {}

  /// The text, lines of at most a sentence.
  ///
  /// @param bundle what was packed of the finding
  public static String of(CampaignFinding finding, Bundle bundle, Producer producer, Tlp tlp) {
    var text = new StringBuilder();
    text.append(tlp.label()).append("\n\n");
    text.append("Distillation campaign ").append(finding.name()).append("\n\n");
    text.append(finding.assessment().replace(". ", ".\n")).append("\n\n");
    text.append("Seen from ").append(StixTime.text(finding.firstSeen()));
    text.append(" to ").append(StixTime.text(finding.lastSeen())).append(": ");
    text.append(finding.accounts()).append(" accounts, ");
    text.append(finding.exchanges()).append(" exchanges.\n");
    text.append("\nWhat to look for (each alone proves nothing):\n");
    for (Indicators.Looked looked : Indicators.of(bundle.objects())) {
      boolean core = !looked.type().equals("other");
      text.append("- ").append(core ? looked.type() : looked.indicator().patternType());
      text.append(": ").append(core ? defanged(looked) : looked.indicator().pattern());
      Optional<String> until = looked.indicator().validUntil().map(StixTime::text);
      text.append(until.map(u -> ", until " + u).orElse("")).append('\n');
    }
    text.append("\nUse: ").append(UsePolicy.STATEMENT).append('\n');
    text.append("From: ").append(producer.name()).append(" (").append(producer.id()).append(")\n");
    text.append("Package: ").append(bundle.id()).append('\n');
    return text.toString();
  }

  private static String defanged(Indicators.Looked looked) {
    boolean address = looked.type().startsWith("ip") || looked.type().equals("domain");
    return address ? looked.value().replace(".", "[.]").replace(":", "[:]") : looked.value();
  }
}
