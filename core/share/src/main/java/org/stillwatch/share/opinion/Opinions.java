// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.stix.StixId;

/// What partners think of signals: one opinion of each owner about each signal. State in, state
/// out; a change makes a new value.
///
/// @param voices by signal, then by owner
/// @param changes the last change about each signal and owner, by its number
/// @param next number of the next change, from 1
public record Opinions(
    SortedMap<StixId, SortedMap<StixId, Voice>> voices,
    SortedMap<Long, Change> changes,
    long next) {
  /// Nobody thinks anything.
  public static final Opinions NONE = new Opinions(new TreeMap<>(), new TreeMap<>(), 1);

  public Opinions {
    voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
  }

  /// A change that others fetch.
  ///
  /// @param signal what it is about
  /// @param owner whose opinion
  /// @param now the opinion; empty when it was taken back
  public record Change(StixId signal, StixId owner, Optional<Voice> now) {}

  /// Changes after a checkpoint.
  ///
  /// @param changes in their order; of several about the same signal and owner only the last
  /// @param checkpoint where the next call goes on
  public record Delta(List<Change> changes, long checkpoint) {
    public Delta {
      changes = List.copyOf(changes);
    }
  }

  /// What partners together think of a signal.
  public enum Standing {
    /// Nobody thinks anything.
    UNKNOWN,
    NEGATIVE,
    SEED,
    POSITIVE,
    /// Some say that it is right, some that it is wrong. It weighs nothing until people settle it.
    DISPUTED
  }

  /// The state after many opinions, whatever their order.
  static Opinions of(List<Change> given) {
    SortedMap<StixId, SortedMap<StixId, Voice>> voices = new TreeMap<>();
    for (Change change : given) {
      var about = voices.computeIfAbsent(change.signal(), s -> new TreeMap<>());
      change.now().ifPresent(v -> about.merge(change.owner(), v, (a, b) -> b.replaces(a) ? b : a));
    }
    SortedMap<Long, Change> changes = new TreeMap<>();
    voices.forEach((signal, about) ->
        about.forEach((owner, voice) ->
            changes.put(changes.size() + 1L, new Change(signal, owner, Optional.of(voice)))));
    return new Opinions(voices, changes, changes.size() + 1L);
  }

  /// The state after an owner gave an opinion; the same state when an earlier one stands.
  public Opinions say(StixId signal, StixId owner, Voice voice) {
    Optional<Voice> before = of(signal, owner);
    if (before.isPresent() && !voice.replaces(before.get())) {
      return this;
    }
    return changed(new Change(signal, owner, Optional.of(voice)));
  }

  /// The state after an owner took an opinion back; the same state when there was none.
  public Opinions unsay(StixId signal, StixId owner) {
    return of(signal, owner).isEmpty()
        ? this
        : changed(new Change(signal, owner, Optional.empty()));
  }

  private Opinions changed(Change change) {
    var about = new TreeMap<>(voices.getOrDefault(change.signal(), Collections.emptySortedMap()));
    change
        .now()
        .ifPresentOrElse(v -> about.put(change.owner(), v), () -> about.remove(change.owner()));
    var all = new TreeMap<>(voices);
    if (about.isEmpty()) {
      all.remove(change.signal());
    } else {
      all.put(change.signal(), Collections.unmodifiableSortedMap(about));
    }
    var log = new TreeMap<>(changes);
    log.values()
        .removeIf(c -> c.signal().equals(change.signal()) && c.owner().equals(change.owner()));
    log.put(next, change);
    return new Opinions(all, log, next + 1);
  }

  /// The opinion of an owner about a signal.
  public Optional<Voice> of(StixId signal, StixId owner) {
    return Optional.ofNullable(
        voices.getOrDefault(signal, Collections.emptySortedMap()).get(owner));
  }

  /// What members of a collaboration together think of a signal: the highest, or disputed.
  public Standing standing(StixId signal, Set<StixId> members) {
    List<Stance> stances =
        voices.getOrDefault(signal, Collections.emptySortedMap()).entrySet().stream()
            .filter(v -> members.contains(v.getKey()))
            .map(v -> v.getValue().stance())
            .toList();
    boolean disputed = stances.contains(Stance.POSITIVE) && stances.contains(Stance.NEGATIVE);
    Optional<Stance> highest = stances.stream().reduce((a, b) -> a.compareTo(b) > 0 ? a : b);
    return disputed ? Standing.DISPUTED : highest.map(Opinions::standing).orElse(Standing.UNKNOWN);
  }

  private static Standing standing(Stance stance) {
    return switch (stance) {
      case NEGATIVE -> Standing.NEGATIVE;
      case SEED -> Standing.SEED;
      case POSITIVE -> Standing.POSITIVE;
    };
  }

  /// Changes after a checkpoint.
  ///
  /// @param checkpoint of the last call; 0 for all
  /// @param most how many at once, at least 1
  public Delta since(long checkpoint, int most) {
    Map<Long, Change> later = changes.tailMap(checkpoint + 1);
    List<Change> page = later.values().stream().limit(most).toList();
    long last = later.keySet().stream().limit(most).reduce(checkpoint, (a, b) -> b);
    return new Delta(page, last);
  }

  /// The state of who fetched changes and applies them in their order.
  public Opinions apply(Delta delta) {
    Opinions state = this;
    for (Change change : delta.changes()) {
      boolean taken = change.now().isEmpty();
      state = taken ? state.unsay(change.signal(), change.owner()) : state.changed(change);
    }
    return state;
  }
}
