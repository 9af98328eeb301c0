// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.share.book.Signal;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.Replies;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;

/// What people answer to signals of partners, and what they do because of them.
///
/// @param partners with whom we share
/// @param releasing puts objects into outboxes
/// @param docket measures and cases
/// @param ids where new ids come from
record Replying(Partners partners, Releasing releasing, Supplier<Docket> docket, Ids ids) {
  /// Says what we think of a signal, to whoever sent it.
  ///
  /// @param because in our own words; others read them
  Move opinion(StixId about, Stance stance, String because, String person) {
    return (holdings, now) -> {
      Signal signal = signal(holdings, about);
      List<String> reasons = releasing.words(because);
      if (!reasons.isEmpty()) {
        throw new NotDone("held", String.join("; ", reasons));
      }
      Instant at = Instant.ofEpochMilli(now.toEpochMilli());
      var opinion = replies().opinion(about, stance, because, at);
      return sent(signal, opinion, holdings, now)
          .step(new Step.Opined(at, person, about, opinion.id(), stance))
          .told(
              at,
              person,
              "opined",
              about.text(),
              Arriving.object(
                  Map.of(
                      "opinion", new Json.Text(opinion.opinion()),
                      "to", new Json.Text(signal.partner()),
                      "by", new Json.Text(opinion.id().text()))));
    };
  }

  /// Says that we saw what a signal describes.
  ///
  /// @param seen how many items of ours were looked at
  /// @param matched how many of them it fits; partners learn the buckets of both
  Move sighting(StixId about, long seen, long matched, String person) {
    return (holdings, now) -> {
      Signal signal = signal(holdings, about);
      Instant at = Instant.ofEpochMilli(now.toEpochMilli());
      var sighting = replies().sighting(about, seen, matched, Set.of(about), at);
      return sent(signal, sighting, holdings, now)
          .told(
              at,
              person,
              "sighted",
              about.text(),
              Arriving.object(
                  Map.of(
                      "to", new Json.Text(signal.partner()),
                      "by", new Json.Text(sighting.id().text()))));
    };
  }

  private Replies replies() {
    var producer = partners.producer();
    return new Replies(producer.id(), List.of(Tlp.AMBER_STRICT.id(), producer.policy().id()), ids);
  }

  /// Into the outbox that the signal's partner gets, with what the answer names.
  private Move.Change sent(Signal signal, StixObject answer, Holdings holdings, Instant now)
      throws NotDone {
    var producer = partners.producer();
    List<StixObject> objects = new ArrayList<>();
    objects.add(Tlp.CLEAR.marking());
    objects.add(Tlp.AMBER_STRICT.marking());
    objects.add(producer.identity());
    objects.add(producer.policy());
    objects.add(answer);
    return new Move.Change().put(releasing.put(objects, outbox(signal), holdings, now));
  }

  private Partners.Shared outbox(Signal signal) throws NotDone {
    Partners.Partner partner =
        partners.partners().stream()
            .filter(p -> p.name().equals(signal.partner()))
            .findFirst()
            .orElseThrow(() -> new NotDone("unknown", "whoever sent it is no partner any more"));
    Optional<String> alias =
        partner.pushes().stream()
            .map(Partners.Line::collection)
            .findFirst()
            .or(() ->
                partner.may().stream()
                    .filter(a ->
                        Optional.ofNullable(partners.byAlias().get(a))
                            .filter(c -> c.kind() == Partners.Kind.OUTBOX)
                            .isPresent())
                    .findFirst());
    return releasing.outbox(
        alias.orElseThrow(() -> new NotDone("no-way", "the partner reads none of our outboxes")));
  }

  /// Writes down that a measure, or all of a case, began because of signals, and what of our own
  /// confirmed it: when all of the signals are taken back, it ends.
  Move rely(String action, Set<StixId> signals, String evidence, String person) {
    return (holdings, now) -> {
      for (StixId signal : signals) {
        signal(holdings, signal);
      }
      Docket current = docket.get();
      boolean known = current.action(action).isPresent() || current.caseWith(action).isPresent();
      if (!known || signals.isEmpty()) {
        throw new NotDone("unknown", "expected a measure or a case, and signals of partners");
      }
      boolean own =
          measures(current, action).stream()
              .anyMatch(measure -> measure.grounds().evidence().equals(evidence));
      if (!own) {
        throw new NotDone(
            "own-evidence", "expected evidence of the measure: nothing rests on a partner alone");
      }
      return new Move.Change()
          .step(new Step.Relied(now, person, action, signals, evidence))
          .told(
              now,
              person,
              "relied",
              action,
              Arriving.object(
                  Map.of(
                      "signals",
                      Json.Arr.of(signals.stream().map(StixId::text).sorted().toList()),
                      "evidence",
                      new Json.Text(evidence))));
    };
  }

  /// A measure, or all measures of a case.
  static List<Action> measures(Docket docket, String id) {
    return docket
        .caseWith(id)
        .map(docket::measures)
        .orElseGet(() -> docket.action(id).map(List::of).orElse(List.of()));
  }

  /// Writes down how a case turned out that signals had named: what partners are worth.
  Move resolved(SourceRecord.Outcome outcome, Set<StixId> signals, String person) {
    return (holdings, now) -> {
      for (StixId signal : signals) {
        signal(holdings, signal);
      }
      return new Move.Change()
          .step(new Step.Resolved(now, person, outcome, signals))
          .told(
              now,
              person,
              "resolved",
              signals.stream().map(StixId::text).sorted().findFirst().orElse("none"),
              Arriving.object(
                  Map.of(
                      "outcome", new Json.Text(outcome.name().toLowerCase(Locale.ROOT)),
                      "signals", new Json.Num(signals.size()))));
    };
  }

  private static Signal signal(Holdings holdings, StixId id) throws NotDone {
    return holdings
        .book()
        .signal(id)
        .orElseThrow(() -> new NotDone("unknown", "no partner said this in its own name"));
  }
}
