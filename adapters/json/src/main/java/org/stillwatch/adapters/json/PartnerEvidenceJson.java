// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Origin;
import org.stillwatch.judge.confidence.PartnerHistory;
import org.stillwatch.share.opinion.AsItems;
import org.stillwatch.share.opinion.PartnerEvidence;

/// Writes what partners saw as `attribution-evidence/1`, for `attribute --evidence`. Read again it
/// gives the same items: a source with its history, and what each item is about.
public final class PartnerEvidenceJson {
  private static final String SCHEMA = "stillwatch.attribution-evidence/1";

  private PartnerEvidenceJson() {}

  /// Files of canonical JSON without a line end, each with as many items as one may hold; none when
  /// there is nothing to say.
  public static List<String> files(List<PartnerEvidence> evidence) {
    var files = new ArrayList<String>();
    for (int from = 0; from < evidence.size(); from += AttributionFile.MOST) {
      files.add(
          file(evidence.subList(from, Math.min(evidence.size(), from + AttributionFile.MOST))));
    }
    return files;
  }

  private static String file(List<PartnerEvidence> evidence) {
    var sources = new TreeMap<String, PartnerHistory>();
    evidence.forEach(e -> sources.put(e.owner().toString(), e.source().history()));
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.list("sources", sources.entrySet(), s -> source(out, s.getKey(), s.getValue()));
      out.list("items", AsItems.of(evidence), i -> item(out, i));
    });
    return out.toString();
  }

  private static void source(CanonicalJson out, String name, PartnerHistory history) {
    out.object(() -> {
      out.text("name", name);
      out.name("history");
      out.object(() -> {
        out.integer("truePositives", history.truePositives());
        out.integer("cases", history.cases());
        out.integer("falsePositives", history.falsePositives());
        out.integer("benign", history.benign());
      });
    });
  }

  private static void item(CanonicalJson out, Item item) {
    out.object(() -> {
      out.text("id", item.id());
      out.text("kind", item.kind().word());
      out.time("seen", item.seenMillis());
      out.text("source", item.origin().word());
      out.flag("independent", item.origin() instanceof Origin.Outside o && o.independent());
      out.texts("about", item.nats().keySet());
      out.text("text", item.text());
    });
  }
}
