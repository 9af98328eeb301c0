// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.share.pattern.Seen;
import org.stillwatch.share.stix.Activity;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Observables;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;

/// Packs what others can look for: an indicator for each sign, what was seen, and where it came
/// from.
final class Signs {
  private static final long MOST_OBSERVED = 999_999_999;

  private final Packing packing;
  private final CampaignFinding finding;
  private final StixId campaign;
  private final Map<StixId, StixObject> observables = new LinkedHashMap<>();
  private final List<StixId> egress = new ArrayList<>();

  Signs(Packing packing, CampaignFinding finding, StixId campaign) {
    this.packing = packing;
    this.finding = finding;
    this.campaign = campaign;
  }

  void pack() {
    finding.signs().forEach(this::observe);
    observables.values().forEach(packing::tell);
    infrastructure();
    observed();
    finding.signs().forEach(this::indicate);
  }

  private void observe(Sign sign) {
    switch (sign) {
      case Sign.Egress e -> {
        StixObject address = Observables.ofAddress(e.address(), packing.markings());
        observables.put(address.id(), address);
        egress.add(address.id());
        e.as().ifPresent(number -> network(number));
      }
      // A client alone is no traffic of STIX, which has two ends; its indicator says all of it.
      case Sign.Client _, Sign.UserAgent _, Sign.Template _ -> {}
    }
  }

  private void network(long number) {
    StixObject as = Observables.ofAs(number, packing.markings());
    if (observables.put(as.id(), as) == null) {
      egress.add(as.id());
    }
  }

  private void infrastructure() {
    if (egress.isEmpty()) {
      return;
    }
    StixId pool =
        packing.tell(
            new Activity.Infrastructure(
                packing.head("infrastructure").sure(finding.confidence()),
                "Egress of " + finding.name(),
                Optional.empty(),
                List.of("anonymization"),
                List.of(),
                Optional.of(finding.firstSeen()),
                Optional.of(finding.lastSeen())));
    packing.link(campaign, "uses", pool);
    egress.forEach(id -> packing.link(pool, "consists-of", id));
  }

  private void observed() {
    if (observables.isEmpty()) {
      return;
    }
    packing.tell(
        new Finding.ObservedData(
            packing.head("observed-data").with(Evidence.ofTraffic(packing.profile())),
            finding.firstSeen(),
            finding.lastSeen(),
            Math.clamp(finding.exchanges(), 1, MOST_OBSERVED),
            List.copyOf(observables.keySet())));
  }

  private void indicate(Sign sign) {
    Finding.Indicator indicator =
        switch (sign) {
          case Sign.Egress e ->
              indicator(
                  sign,
                  "Egress address of " + finding.name(),
                  "anonymization",
                  "[network-traffic:src_ref.value "
                      + (e.address().indexOf('/') < 0 ? "= " : "ISSUBSET ")
                      + Seen.quoted(e.address())
                      + "]");
          case Sign.Client c ->
              indicator(
                  sign,
                  "TLS client of " + finding.name(),
                  "anomalous-activity",
                  "[" + Seen.JA4 + " = " + Seen.quoted(c.ja4()) + "]");
          case Sign.UserAgent u ->
              indicator(
                  sign,
                  "Client family of " + finding.name(),
                  "anomalous-activity",
                  "[" + Seen.USER_AGENT + " = " + Seen.quoted(u.family()) + "]");
          case Sign.Template t -> template(t);
        };
    packing.indicate(indicator, sign.support(), campaign);
  }

  private Finding.Indicator indicator(Sign sign, String name, String type, String pattern) {
    return new Finding.Indicator(
        packing.head("indicator").sure(finding.confidence()),
        Optional.of(name),
        Optional.of("Short life, never enough alone."),
        List.of(type),
        pattern,
        "stix",
        Optional.of("2.1"),
        sign.lastSeen(),
        Optional.of(sign.validUntil()));
  }

  private Finding.Indicator template(Sign.Template template) {
    Head head =
        packing
            .head("indicator")
            .with(Evidence.ofTemplate(template.fingerprint(), template.capability()))
            .sure(finding.confidence());
    return new Finding.Indicator(
        head,
        Optional.of("Prompt template family " + template.name()),
        Optional.of(
            "MinHash of an abstracted template (slots removed), shared because many principals use"
                + " it."),
        List.of("anomalous-activity", "attribution"),
        template.fingerprint().pattern(),
        "stillwatch-template",
        Optional.of("1.0"),
        template.lastSeen(),
        Optional.of(template.validUntil()));
  }
}
