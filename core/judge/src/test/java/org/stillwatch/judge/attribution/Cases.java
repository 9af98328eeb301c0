// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// Cases for tests: a farm as a scan reports one, and what can be added to it.
final class Cases {
  static final long DAY = 86_400_000L;
  static final long SEEN = 20_000 * DAY;
  static final List<String> ONLY_OPERATORS = List.of("Y1", "Y7");
  static final List<String> ORDINARY = List.of("Y1", "Y2", "Y3", "Y4", "Y5", "Y7");

  private Cases() {}

  /// A farm with evidence of three families, whose rivals have no support.
  static Campaign farm() {
    return campaign(
        0.99,
        0.99,
        List.of(
            reason("D23", CauseGroup.IDENTITY, true, 14, List.of("Y1", "Y5", "Y7", "Y8")),
            reason("D18", CauseGroup.IDENTITY, true, 14, List.of("Y1", "Y7", "Y8")),
            reason("D3", CauseGroup.CONTENT, false, 4, ORDINARY),
            reason("D14", CauseGroup.TIMING, false, 9, ORDINARY),
            reason("D15", CauseGroup.TIMING, false, 5, ONLY_OPERATORS)),
        List.of("Y1", "Y6"));
  }

  static Campaign campaign(
      double intent, double concealment, List<Campaign.Evidence> evidence, List<String> supported) {
    var shares = new ArrayList<Campaign.HypothesisShare>();
    for (String y : List.of("Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y8")) {
      shares.add(new Campaign.HypothesisShare(y, 0.125, supported.contains(y)));
    }
    return new Campaign(
        "c_farm",
        Verdict.ACT,
        new Axes(
            Optional.of(new Axis(intent, intent, intent)),
            Optional.of(new Axis(0.9, 0.9, 0.9)),
            Optional.of(new Axis(concealment, concealment, concealment)),
            Calibration.LAB,
            0),
        List.of(new Campaign.Member(new AccountId("a"), 1, true, Verdict.ACT, true)),
        100,
        0,
        OptionalLong.empty(),
        SEEN - 5 * DAY,
        SEEN,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        evidence,
        shares,
        "",
        "human_review",
        "",
        "",
        List.of(),
        new Campaign.Lineage("", List.of(), List.of()));
  }

  static Campaign.Evidence reason(
      String signal, CauseGroup group, boolean costly, double nats, List<String> explainedBy) {
    return new Campaign.Evidence(
        signal, group.family(), group, costly, nats, true, "seen", "", List.of(), explainedBy);
  }

  static Hypotheses.Organisation organisation() {
    return new Hypotheses.Organisation("org-a", "organisation A", 0.2);
  }

  /// An item of our own about organisation A.
  static Item own(String id, Kind kind, boolean costly, double nats) {
    return new Item(
        id, kind, new Origin.Own(), costly, SEEN, Map.of("org:org-a", nats), "text of " + id);
  }

  static Item partner(String id, Kind kind, Map<String, Double> nats, String derivedFrom) {
    return new Item(
        id,
        kind,
        new Origin.Outside("partner-1", 1, derivedFrom, derivedFrom.isEmpty()),
        true,
        SEEN,
        nats,
        "text of " + id);
  }

  static Approvals everybody() {
    return new Approvals(true, new TreeSet<>(List.of("ana", "ben")), "cleo");
  }

  /// The case of a campaign with organisation A among the hypotheses.
  static Case of(Campaign campaign, Approvals approvals, Item... more) {
    return of(campaign, approvals, Arrays.asList(more));
  }

  static Case of(Campaign campaign, Approvals approvals, List<Item> more) {
    var items = new ArrayList<>(FromCampaign.items(campaign, Assumptions.SHIPPED));
    items.addAll(more);
    return new Case(
        campaign.id(),
        SEEN,
        campaign.axes().calibration(),
        Hypotheses.of(campaign, List.of(organisation()), List.of(), Assumptions.SHIPPED),
        items,
        approvals);
  }

  static Assessment assess(Case of) {
    return Assessing.assess(of, Assumptions.SHIPPED);
  }

  static Gate gate(Assessment assessment, Gate.Step step) {
    return assessment.gates().stream().filter(g -> g.step() == step).findFirst().orElseThrow();
  }
}
