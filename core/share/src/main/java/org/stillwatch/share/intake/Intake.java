// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.pattern.BadPattern;
import org.stillwatch.share.pattern.Pattern;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Foreign;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.StixReader;
import org.stillwatch.share.stix.Unfit;

/// Takes a bundle of STIX or an envelope of TAXII apart. What is wrong with one object refuses that
/// object and whatever cannot stand without it, never the others.
public final class Intake {
  private Intake() {}

  /// Reads a bundle or an envelope.
  ///
  /// @param json the whole text; an adapter stops reading at [IntakeLimits#bytes]
  public static Batch read(byte[] json, Terms terms) {
    Elements elements = Elements.of(json, terms.limits());
    List<Refused> refused = new ArrayList<>(elements.refused());
    List<Received> read = new ArrayList<>();
    for (Elements.Element element : elements.objects()) {
      object(element, read, refused);
    }
    var together = new Together(terms, elements.signatures(), refused);
    List<Received> kept = together.keep(read);
    refused.sort((a, b) -> Integer.compare(a.index(), b.index()));
    var foreign = new TreeMap<String, Integer>();
    for (Received one : kept) {
      if (one.object() instanceof Foreign f) {
        foreign.merge(f.id().type(), 1, Integer::sum);
      }
    }
    return new Batch(
        kept,
        refused,
        together.repeated(),
        foreign,
        elements.signatures().unchecked(),
        elements.incomplete(),
        elements.next());
  }

  private static void object(Elements.Element element, List<Received> read, List<Refused> refused) {
    try {
      StixObject object = StixReader.read(element.json());
      if (object instanceof Finding.Indicator indicator) {
        pattern(indicator);
      }
      read.add(
          new Received(
              element.index(), object, element.json(), Standing.RELAYED, Optional.empty()));
    } catch (Unfit e) {
      refused.add(new Refused(element.index(), idOf(element.json()), e.where(), e.expected()));
    }
  }

  private static void pattern(Finding.Indicator indicator) throws Unfit {
    if (!indicator.patternType().equals("stix")) {
      return;
    }
    try {
      var _ = Pattern.parse(indicator.pattern());
    } catch (BadPattern e) {
      throw new Unfit("pattern", e.expected() + " at character " + e.at());
    }
  }

  private static String idOf(Json.Obj json) {
    return json.text("id").flatMap(StixId::parse).map(StixId::text).orElse("");
  }
}
