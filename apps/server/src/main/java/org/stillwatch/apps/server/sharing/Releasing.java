// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.json.SharePlan;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.report.FromCampaign;
import org.stillwatch.share.report.Packing;
import org.stillwatch.share.screen.Gate;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.share.screen.Release;
import org.stillwatch.share.screen.Thresholds;
import org.stillwatch.share.screen.Warninglist;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Versions;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Placing;

/// Packages on their way out and back: one person prepares, another lets go, and the gate stands
/// between. Fails closed: a campaign whose record is not there any more is not shared, for nobody
/// could look for its members in what would leave.
final class Releasing {
  /// What outlives a package: others use it as well.
  private static final Set<String> LASTING =
      Set.of(
          "identity",
          "marking-definition",
          "extension-definition",
          "attack-pattern",
          "course-of-action");

  private final Partners partners;
  private final Reviews reviews;
  private final FrontDesk.CampaignRecords records;
  private final List<Warninglist> lists;
  private final List<String> secrets;
  private final Function<Json.Obj, Optional<String>> signer;
  private final Ids ids;

  /// @param secrets values that must not leave, besides members of the campaign
  /// @param signer makes our signature over an object; none when we do not sign
  Releasing(
      Partners partners,
      Reviews reviews,
      FrontDesk.CampaignRecords records,
      List<Warninglist> lists,
      List<String> secrets,
      Function<Json.Obj, Optional<String>> signer,
      Ids ids) {
    this.partners = partners;
    this.reviews = reviews;
    this.records = records;
    this.lists = List.copyOf(lists);
    this.secrets = List.copyOf(secrets);
    this.signer = signer;
    this.ids = ids;
  }

  /// Prepares a package.
  Move prepare(String parcel, String campaign, String collection, SharePlan plan, String person)
      throws NotDone, IOException {
    Partners.Shared box = outbox(collection);
    Campaign of = campaign(campaign);
    var finding =
        FromCampaign.of(
                of,
                // What people bring besides goes through `stillwatch share pack`.
                AttributionRecord.ofOwnEvidence(of),
                plan.name(),
                plan.ground(),
                plan.techniques(),
                plan.signs())
            .orElseThrow(() ->
                new NotDone(
                    "not-calibrated", "no calibration stands behind the campaign's probabilities"));
    return (holdings, now) -> {
      Instant at = Instant.ofEpochMilli(now.toEpochMilli());
      var bundle = Packing.of(finding, plan.producer(), plan.tlp(), at, ids);
      var draft = new Draft(bundle, finding.carried());
      return new Move.Change()
          .step(new Step.Prepared(at, person, parcel, campaign, box.alias(), draft.digest()))
          .named(draftName(parcel), Holdings.OURS, draft.text())
          .told(
              at,
              person,
              "prepared",
              parcel,
              Arriving.object(
                  Map.of(
                      "campaign", new Json.Text(campaign),
                      "collection", new Json.Text(box.alias()),
                      "sha256", new Json.Text(draft.digest()))));
    };
  }

  private static String draftName(String parcel) {
    return "draft:" + parcel;
  }

  /// The package as it waits.
  Draft draft(Parcel parcel, Holdings holdings) throws NotDone {
    return holdings
        .named(draftName(parcel.id()), Holdings.OURS)
        .map(Draft::read)
        .orElseThrow(() -> new NotDone("unknown", "there is no such package"));
  }

  /// Why the gate would hold a package if these people let it go now.
  List<String> reasons(Parcel parcel, List<String> approvedBy, Holdings holdings, Instant now)
      throws NotDone, IOException {
    Draft draft = draft(parcel, holdings);
    var gate =
        new Gate(Thresholds.DEFAULT, lists, new LeakScan(secrets(campaign(parcel.campaign()))));
    var review = reviews.of(parcel.campaign(), parcel.preparedBy(), approvedBy);
    return switch (gate.decide(draft.bundle(), draft.probability(), review, new TreeMap<>(), now)) {
      case Release.Held held -> held.reasons();
      case Release.Released _ -> List.of();
    };
  }

  /// Lets a package go.
  ///
  /// @param digest of what the person looked at
  Move release(String id, String digest, String person) {
    return (holdings, now) -> {
      Parcel parcel = parcel(holdings, id, Parcel.State.PREPARED);
      Draft draft = draft(parcel, holdings);
      if (!digest.equals(parcel.digest()) || !draft.digest().equals(digest)) {
        throw new NotDone("changed", "it is another package than the one that you looked at");
      }
      List<String> reasons = held(parcel, person, holdings, now);
      if (!reasons.isEmpty()) {
        throw new NotDone("held", String.join("; ", reasons));
      }
      Partners.Shared box = outbox(parcel.collection());
      List<StixObject> objects = draft.bundle().objects();
      List<StixId> own =
          objects.stream()
              .filter(o -> !LASTING.contains(o.id().type()))
              .filter(o -> o.head().modified().isPresent())
              .map(StixObject::id)
              .toList();
      return new Move.Change()
          .step(new Step.Released(now, person, id, List.of(person), own))
          .put(put(objects, box, holdings, now))
          .told(
              now,
              person,
              "released",
              id,
              Arriving.object(
                  Map.of(
                      "collection", new Json.Text(box.alias()),
                      "purpose", new Json.Text(box.purpose()),
                      "objects", new Json.Num(objects.size()),
                      "preparedBy", new Json.Text(parcel.preparedBy()),
                      "sha256", new Json.Text(digest))));
    };
  }

  private List<String> held(Parcel parcel, String person, Holdings holdings, Instant now)
      throws NotDone {
    try {
      return reasons(parcel, List.of(person), holdings, now);
    } catch (IOException e) {
      throw new NotDone("not-read", "what is known of the campaign cannot be read");
    }
  }

  /// Takes a package back: everything of it gets a last version that says so.
  Move withdraw(String id, String because, String person) {
    return (holdings, now) -> {
      Parcel parcel = parcel(holdings, id, Parcel.State.RELEASED);
      Partners.Shared box = outbox(parcel.collection());
      var revoked = new ArrayList<StixObject>();
      for (StixId one : parcel.objects()) {
        Optional<Entry> newest =
            holdings.shelf(box.id()).versions(one).stream().reduce((a, b) -> b);
        newest
            .map(entry -> holdings.object(box.id(), entry))
            .filter(object -> !object.head().revoked())
            .ifPresent(object -> revoked.add(Versions.revoked(object, later(object, now))));
      }
      return new Move.Change()
          .step(new Step.Withdrawn(now, person, id, because))
          .put(put(revoked, box, holdings, now))
          .told(
              now,
              person,
              "withdrawn",
              id,
              Arriving.object(
                  Map.of(
                      "collection", new Json.Text(box.alias()),
                      "objects", new Json.Num(revoked.size()))));
    };
  }

  /// A version is later than the one before, also when the clock was set back.
  private static Instant later(StixObject object, Instant now) {
    Instant at = Instant.ofEpochMilli(now.toEpochMilli());
    Instant least = object.head().modified().orElse(Instant.EPOCH).plusMillis(1);
    return at.isBefore(least) ? least : at;
  }

  /// Puts objects of ours into an outbox.
  List<Put> put(List<StixObject> objects, Partners.Shared box, Holdings holdings, Instant now) {
    List<Adding.Stored> stored = Placing.of(objects, holdings.shelf(box.id()), signer, now);
    return stored.stream().map(s -> new Put(box.id(), Holdings.OURS, s)).toList();
  }

  /// Why words of a person may not leave.
  List<String> words(String text) {
    return new Gate(Thresholds.DEFAULT, lists, new LeakScan(secrets)).words("your words", text);
  }

  Partners.Shared outbox(String alias) throws NotDone {
    return Optional.ofNullable(partners.byAlias().get(alias))
        .filter(c -> c.kind() == Partners.Kind.OUTBOX)
        .orElseThrow(() -> new NotDone("unknown", "there is no such outbox"));
  }

  private static Parcel parcel(Holdings holdings, String id, Parcel.State state) throws NotDone {
    Parcel parcel =
        holdings
            .book()
            .parcel(id)
            .orElseThrow(() -> new NotDone("unknown", "there is no such package"));
    if (parcel.state() != state) {
      throw new NotDone("wrong-state", "the package is " + parcel.state().word());
    }
    return parcel;
  }

  private Campaign campaign(String id) throws NotDone, IOException {
    Optional<String> record = records.of(id);
    if (record.isEmpty()) {
      throw new NotDone("unknown", "nothing is known of this campaign");
    }
    return CampaignLines.read(record.get());
  }

  /// Members and exemplars, and what the operator adds.
  private List<String> secrets(Campaign campaign) {
    var values = new ArrayList<>(secrets);
    values.addAll(FromCampaign.staysBehind(campaign));
    return values;
  }
}
