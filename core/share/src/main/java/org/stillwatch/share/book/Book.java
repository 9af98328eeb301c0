// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.share.opinion.Effect;
import org.stillwatch.share.opinion.Heard;
import org.stillwatch.share.opinion.PartnerLedger;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.opinion.Voice;
import org.stillwatch.share.stix.StixId;

/// All that is known of what is shared. State in, state out: the same steps give the same book.
///
/// @param us our identity
/// @param parcels packages by their id
/// @param signals what partners say in their own name
/// @param effects what was done because of signals and stands, by its id
/// @param ledger what partners are worth
public record Book(
    StixId us,
    SortedMap<String, Parcel> parcels,
    SortedMap<StixId, Signal> signals,
    SortedMap<String, Effect> effects,
    PartnerLedger ledger) {
  public Book {
    parcels = Collections.unmodifiableSortedMap(new TreeMap<>(parcels));
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
  }

  /// Nothing happened yet.
  ///
  /// @param partners identities whose word counts
  public static Book of(StixId us, Set<StixId> partners) {
    var members = new TreeSet<>(partners);
    members.add(us);
    return new Book(
        us,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        PartnerLedger.of(members, new TreeMap<>()));
  }

  /// The book after a step.
  public Book after(Step step) {
    return switch (step) {
      case Step.Prepared prepared -> parcel(Parcel.prepared(prepared));
      case Step.Released released -> released(released);
      case Step.Withdrawn withdrawn -> withdrawn(withdrawn);
      case Step.Took took -> took(took);
      case Step.Opined opined ->
          hearing(
              new Heard.Said(
                  opined.opinion(),
                  opined.signal(),
                  us,
                  new Voice(opined.stance(), Voice.Kind.EXPLICIT, opined.at(), List.of())));
      case Step.Relied relied -> relied(relied);
      case Step.Undone undone -> undone(undone.action());
      case Step.Resolved resolved ->
          hearing(new Heard.Resolved(resolved.outcome(), new TreeSet<>(resolved.signals())));
    };
  }

  /// A package.
  public Optional<Parcel> parcel(String id) {
    return Optional.ofNullable(parcels.get(id));
  }

  /// A partner's signal.
  public Optional<Signal> signal(StixId id) {
    return Optional.ofNullable(signals.get(id));
  }

  /// What was done and has lost every cause.
  public List<Effect> toUndo() {
    return ledger.toUndo(List.copyOf(effects.values()));
  }

  private Book parcel(Parcel parcel) {
    var all = new TreeMap<>(parcels);
    all.put(parcel.id(), parcel);
    return new Book(us, all, signals, effects, ledger);
  }

  private Book hearing(Heard heard) {
    return new Book(us, parcels, signals, effects, ledger.hear(heard));
  }

  /// What we let go we hold to be right.
  private Book released(Step.Released step) {
    Optional<Parcel> before = parcel(step.parcel());
    if (before.isEmpty()) {
      return this;
    }
    var ours = new TreeMap<StixId, StixId>();
    step.objects().forEach(id -> ours.put(id, us));
    var voice = new Voice(Stance.POSITIVE, Voice.Kind.EXPLICIT, step.at(), List.of());
    PartnerLedger heard = ledger.owning(ours);
    for (StixId id : step.objects()) {
      heard = heard.hear(new Heard.Said(id, id, us, voice));
    }
    return new Book(us, parcels, signals, effects, heard)
        .parcel(before.get().released(step.approvedBy(), step.objects()));
  }

  private Book withdrawn(Step.Withdrawn step) {
    Optional<Parcel> before = parcel(step.parcel());
    if (before.isEmpty()) {
      return this;
    }
    PartnerLedger heard = ledger;
    for (StixId id : before.get().objects()) {
      heard = heard.hear(new Heard.Revoked(id, us));
    }
    return new Book(us, parcels, signals, effects, heard)
        .parcel(before.get().withdrawn(step.because()));
  }

  private Book took(Step.Took step) {
    var all = new TreeMap<>(signals);
    var owners = new TreeMap<StixId, StixId>();
    for (Arrival arrival : step.arrivals()) {
      if (arrival.isSignal() && arrival.owner().isPresent()) {
        var come =
            new Signal(
                arrival.id(),
                arrival.owner().get(),
                step.by(),
                arrival.title(),
                arrival.version(),
                arrival.revoked());
        owners.putIfAbsent(come.id(), come.owner());
        all.merge(come.id(), come, Book::newer);
      }
    }
    PartnerLedger heard = ledger.owning(owners);
    for (Arrival arrival : step.arrivals()) {
      for (Heard one : arrival.heard()) {
        heard = heard.hear(one);
      }
    }
    return new Book(us, parcels, all, effects, heard);
  }

  private static Signal newer(Signal before, Signal come) {
    boolean takes =
        before.owner().equals(come.owner())
            && !before.revoked()
            && come.version().isAfter(before.version());
    return takes ? come : before;
  }

  private Book relied(Step.Relied step) {
    var all = new TreeMap<>(effects);
    all.put(step.action(), new Effect(step.action(), step.signals(), step.evidence()));
    return new Book(us, parcels, signals, all, ledger);
  }

  private Book undone(String action) {
    var all = new TreeMap<>(effects);
    all.remove(action);
    return new Book(us, parcels, signals, all, ledger);
  }
}
