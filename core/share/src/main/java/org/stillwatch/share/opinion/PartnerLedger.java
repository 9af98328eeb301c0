// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.share.stix.StixId;

/// All that partners told us, and what it is worth. State in, state out; a revocation takes back
/// exactly what the revoked object had added, whenever it comes.
///
/// @param leads sightings by their id
/// @param said opinions by their id and the signal that they are about
/// @param owners who owns a signal of a partner
/// @param revoked ids of what was taken back
/// @param records how signals of each owner turned out
/// @param members owners whose word counts
/// @param cases resolved cases
public record PartnerLedger(
    SortedMap<StixId, Lead> leads,
    SortedMap<String, Heard.Said> said,
    SortedMap<StixId, StixId> owners,
    SortedSet<StixId> revoked,
    SortedMap<StixId, SourceRecord> records,
    SortedSet<StixId> members,
    long cases) {
  public PartnerLedger {
    leads = Collections.unmodifiableSortedMap(new TreeMap<>(leads));
    said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
  }

  /// Nothing was told yet.
  ///
  /// @param members owners whose word counts
  /// @param owners who owns each signal, ours too
  public static PartnerLedger of(Set<StixId> members, SortedMap<StixId, StixId> owners) {
    return new PartnerLedger(
        new TreeMap<>(),
        new TreeMap<>(),
        owners,
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeSet<>(members),
        0);
  }

  /// The state in which signals have owners; of each the first one stays.
  public PartnerLedger owning(Map<StixId, StixId> more) {
    var all = new TreeMap<>(more);
    all.putAll(owners);
    return new PartnerLedger(leads, said, all, revoked, records, members, cases);
  }

  /// The state after something was heard. The first object of an id stands: who comes later under
  /// the same id with another owner is not heard.
  public PartnerLedger hear(Heard heard) {
    return switch (heard) {
      case Heard.Seen(Lead lead) -> seen(lead);
      case Heard.Said s -> said(s);
      case Heard.Revoked r -> revoked(r);
      case Heard.Resolved r -> resolved(r);
    };
  }

  private PartnerLedger seen(Lead lead) {
    Lead before = leads.get(lead.sighting());
    if (before != null && !mayReplace(before.owner(), before.at(), lead.owner(), lead.at())) {
      return this;
    }
    var all = new TreeMap<>(leads);
    all.put(lead.sighting(), lead);
    return new PartnerLedger(all, said, owners, revoked, records, members, cases);
  }

  private PartnerLedger said(Heard.Said one) {
    Heard.Said before = said.get(one.key());
    if (before != null
        && !mayReplace(before.owner(), before.voice().at(), one.owner(), one.voice().at())) {
      return this;
    }
    var all = new TreeMap<>(said);
    all.put(one.key(), one);
    return new PartnerLedger(leads, all, owners, revoked, records, members, cases);
  }

  private static boolean mayReplace(StixId before, Instant then, StixId owner, Instant at) {
    return before.equals(owner) && at.isAfter(then);
  }

  private PartnerLedger revoked(Heard.Revoked one) {
    Optional<StixId> owner =
        Optional.ofNullable(leads.get(one.object()))
            .map(Lead::owner)
            .or(() -> author(one.object()))
            .or(() -> Optional.ofNullable(owners.get(one.object())));
    if (!owner.equals(Optional.of(one.by()))) {
      return this;
    }
    var all = new TreeSet<>(revoked);
    all.add(one.object());
    return new PartnerLedger(leads, said, owners, all, records, members, cases);
  }

  private Optional<StixId> author(StixId opinion) {
    return said.values().stream()
        .filter(s -> s.opinion().equals(opinion))
        .map(Heard.Said::owner)
        .findFirst();
  }

  /// Every member is held against the case, those that had not named it too.
  private PartnerLedger resolved(Heard.Resolved one) {
    Set<StixId> namers = new TreeSet<>();
    one.signals().forEach(s -> Optional.ofNullable(owners.get(s)).ifPresent(namers::add));
    standing().stream()
        .filter(l -> one.signals().contains(l.signal()))
        .forEach(l -> namers.add(l.owner()));
    var all = new TreeMap<>(records);
    for (StixId member : members) {
      SourceRecord before = all.getOrDefault(member, SourceRecord.NONE);
      boolean named = namers.contains(member);
      all.put(
          member,
          before.resolved(
              one.outcome(), named ? SourceRecord.Had.NAMED : SourceRecord.Had.NOT_NAMED));
    }
    return new PartnerLedger(leads, said, owners, revoked, all, members, cases + 1);
  }

  /// Sightings that stand: of members, neither they nor their signals taken back.
  public List<Lead> standing() {
    return leads.values().stream()
        .filter(l -> !revoked.contains(l.sighting()) && !revoked.contains(l.signal()))
        .filter(l -> members.contains(l.owner()))
        .toList();
  }

  /// Opinions that stand.
  public Opinions opinions() {
    return Opinions.of(
        said.values().stream()
            .filter(s -> !revoked.contains(s.opinion()) && !revoked.contains(s.signal()))
            .map(s -> new Opinions.Change(s.signal(), s.owner(), Optional.of(s.voice())))
            .toList());
  }

  /// How signals of an owner turned out.
  public SourceRecord record(StixId owner) {
    return records.getOrDefault(owner, SourceRecord.NONE);
  }

  /// What was done here and has lost every cause: it has to be undone.
  public List<Effect> toUndo(List<Effect> effects) {
    List<Effect> lost = new ArrayList<>();
    for (Effect effect : effects) {
      if (revoked.containsAll(effect.causes())) {
        lost.add(effect);
      }
    }
    return lost;
  }
}
