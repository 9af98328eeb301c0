// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.judge.confidence.Likelihood;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Activity;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Atlas;
import org.stillwatch.share.stix.Attribution;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.Link;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.TrafficProfile;

/// Packs a finding: the campaign, how sure we are, what it was seen to do, what others can look
/// for, and a report around it. The same finding, time and source of ids give the same bytes.
public final class Packing {
  private static final String MODEL = "llr-v1";
  private static final double BITS_PER_NAT = 1 / StrictMath.log(2);

  private final CampaignFinding finding;
  private final Producer producer;
  private final Tlp tlp;
  private final Instant at;
  private final Ids ids;
  private final List<StixObject> objects = new ArrayList<>();
  private final List<StixId> told = new ArrayList<>();
  private final SortedMap<StixId, Sign.Support> supports = new TreeMap<>();

  private Packing(CampaignFinding finding, Producer producer, Tlp tlp, Instant at, Ids ids) {
    this.finding = finding;
    this.producer = producer;
    this.tlp = tlp;
    this.at = at;
    this.ids = ids;
  }

  /// The package of a finding.
  ///
  /// @param tlp who may see it
  /// @param at when it is made
  /// @param ids where new ids come from
  public static Bundle of(
      CampaignFinding finding, Producer producer, Tlp tlp, Instant at, Ids ids) {
    var packing = new Packing(finding, producer, tlp, at, ids);
    packing.frame();
    StixId campaign = packing.campaign();
    packing.operator(campaign);
    new Signs(packing, finding, campaign).pack();
    packing.techniques(campaign);
    packing.note(campaign);
    packing.report();
    return new Bundle(ids.next("bundle"), packing.objects, packing.supports);
  }

  private void frame() {
    objects.add(Tlp.CLEAR.marking());
    if (tlp != Tlp.CLEAR) {
      objects.add(tlp.marking());
    }
    objects.add(Definition.project());
    objects.add(Definition.extension());
    objects.add(producer.identity());
    objects.add(producer.policy());
  }

  private StixId campaign() {
    String harvested = String.join(", ", finding.capabilities().keySet());
    Head head = head("campaign").with(Evidence.ofTraffic(profile())).sure(finding.confidence());
    return tell(
        new Activity.Campaign(
            head,
            finding.name(),
            Optional.of(
                "Distillation of a served model."
                    + (harvested.isEmpty() ? "" : " Target capabilities: " + harvested + ".")),
            List.of(),
            Optional.of("Model extraction by distillation"),
            Optional.of(finding.firstSeen()),
            Optional.of(finding.lastSeen())));
  }

  /// Aggregates of the traffic. Shares of capabilities that are not known are left out.
  TrafficProfile profile() {
    var known = new TreeMap<>(finding.capabilities());
    known.values().removeIf(share -> share == 0);
    return TrafficProfile.of(finding.accounts(), finding.exchanges(), known);
  }

  private void operator(StixId campaign) {
    if (finding.oneOperator().isEmpty()) {
      return;
    }
    int percent = finding.confidence();
    StixId operator =
        tell(
            new Actors.IntrusionSet(
                head("intrusion-set").sure(percent),
                "Operator of " + finding.name(),
                Optional.of("Known by what it does alone; no organisation is named."),
                List.of(),
                List.of("model capability extraction"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    link(campaign, "attributed-to", operator);
  }

  private void techniques(StixId campaign) {
    List<StixId> used = new ArrayList<>();
    List<StixId> defences = new ArrayList<>();
    for (Atlas technique : finding.techniques()) {
      StixObject object = technique.object(producer.id(), producer.since());
      (object instanceof Activity.CourseOfAction ? defences : used).add(tell(object));
    }
    used.forEach(technique -> link(campaign, "uses", technique));
    for (StixId defence : defences) {
      used.forEach(technique -> link(defence, "mitigates", technique));
    }
  }

  private void note(StixId campaign) {
    List<Attribution.Channel> channels =
        finding.channels().stream()
            .map(c ->
                new Attribution.Channel(
                    c.signal(), bits(c), c.group().word(), "own", Json.Obj.EMPTY))
            .toList();
    var attribution =
        new Attribution(
            MODEL,
            new TreeMap<>(),
            channels,
            rounded(finding.hypotheses()),
            Optional.of(Likelihood.of(finding.probability()).word().replace(' ', '-')),
            Optional.of(finding.ground().word()),
            Optional.of(finding.calibration()),
            Optional.empty(),
            Json.Obj.EMPTY);
    tell(
        new Finding.Note(
            head("note").with(Evidence.ofAttribution(attribution)),
            Optional.of("Competing explanations of " + finding.name()),
            finding.assessment(),
            List.of(),
            List.of(campaign)));
  }

  private static double bits(CampaignFinding.Channel channel) {
    return Math.rint(channel.nats() * BITS_PER_NAT * 100) / 100;
  }

  private static SortedMap<String, Double> rounded(Map<String, Double> probabilities) {
    var all = new TreeMap<String, Double>();
    probabilities.forEach((name, p) -> all.put(name, Math.rint(p * 10_000) / 10_000));
    return all;
  }

  private void report() {
    objects.add(
        new Finding.Report(
            head("report"),
            "Distillation campaign " + finding.name(),
            Optional.of(finding.assessment()),
            List.of("campaign", "indicator"),
            at,
            told));
  }

  /// A new head of a type, marked with the colour and the policy.
  Head head(String type) {
    return Head.first(ids.next(type), producer.id(), at, markings());
  }

  List<StixId> markings() {
    return List.of(tlp.id(), producer.policy().id());
  }

  /// Adds an object that the report tells of.
  StixId tell(StixObject object) {
    objects.add(object);
    told.add(object.id());
    return object.id();
  }

  /// Adds an indicator with what stands behind it.
  void indicate(Finding.Indicator indicator, Sign.Support support, StixId campaign) {
    supports.put(indicator.id(), support);
    link(tell(indicator), "indicates", campaign);
  }

  void link(StixId from, String type, StixId to) {
    tell(
        new Link.Relationship(
            head("relationship").sure(finding.confidence()),
            type,
            Optional.empty(),
            from,
            to,
            Optional.empty(),
            Optional.empty()));
  }
}
