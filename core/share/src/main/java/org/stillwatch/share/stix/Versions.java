// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.Optional;

/// Versions of an object (STIX 2.1, 3.6): only who made it makes another, each is later than the
/// one before, and after a revocation there is none.
public final class Versions {
  private Versions() {}

  /// What a version is to the one that is held.
  public enum Step {
    /// It takes its place.
    NEWER,
    /// It came late; the one that is held stays.
    OLDER,
    /// It is the same.
    SAME,
    /// It has the time of the one that is held and says something else.
    CONFLICT,
    /// Somebody else made it.
    NOT_THE_AUTHOR,
    /// It claims to have been created at another time.
    CREATED_CHANGED,
    /// The object was revoked, which ends it.
    AFTER_REVOCATION
  }

  /// The next version of an object.
  ///
  /// @param at when it is made
  /// @throws IllegalArgumentException when the object has no versions, was revoked, or is newer
  public static StixObject next(StixObject object, Instant at) {
    return version(object, at, false);
  }

  /// The version that takes an object back; whoever has it must undo what followed from it.
  ///
  /// @param at when it is taken back
  /// @throws IllegalArgumentException when the object has no versions, was revoked, or is newer
  public static StixObject revoked(StixObject object, Instant at) {
    return version(object, at, true);
  }

  private static StixObject version(StixObject object, Instant at, boolean revoked) {
    Head head = object.head();
    boolean fits = head.modified().filter(at::isAfter).isPresent() && !head.revoked();
    if (!fits) {
      throw new IllegalArgumentException(
          "expected an object with versions, not revoked, modified before " + StixTime.text(at));
    }
    return object.under(
        new Head(
            head.id(),
            head.createdBy(),
            head.created(),
            Optional.of(at),
            revoked,
            head.confidence(),
            head.labels(),
            head.references(),
            head.markings(),
            head.extensions(),
            head.rest()));
  }

  /// What a version is to the one that is held of the same object.
  ///
  /// @throws IllegalArgumentException when they are versions of two objects
  public static Step step(StixObject held, StixObject come) {
    if (!held.id().equals(come.id())) {
      throw new IllegalArgumentException("expected versions of one object");
    }
    if (held.json().equals(come.json())) {
      return Step.SAME;
    }
    Head before = held.head();
    Head after = come.head();
    if (!before.createdBy().equals(after.createdBy())) {
      return Step.NOT_THE_AUTHOR;
    }
    if (!before.created().equals(after.created())) {
      return Step.CREATED_CHANGED;
    }
    return ordered(before, after);
  }

  private static Step ordered(Head before, Head after) {
    int order = time(after).compareTo(time(before));
    if (order == 0) {
      return Step.CONFLICT;
    }
    if (order < 0) {
      return Step.OLDER;
    }
    return before.revoked() ? Step.AFTER_REVOCATION : Step.NEWER;
  }

  private static Instant time(Head head) {
    return head.modified().or(head::created).orElse(Instant.EPOCH);
  }
}
