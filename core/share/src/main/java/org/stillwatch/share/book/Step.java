// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.stix.StixId;

/// Something that happened to what is shared.
public sealed interface Step {
  /// When.
  Instant at();

  /// Who did it: a person, a partner, or the service itself.
  String by();

  /// Somebody prepared a package.
  record Prepared(
      Instant at, String by, String parcel, String campaign, String collection, String digest)
      implements Step {}

  /// A package went through the gate.
  ///
  /// @param by who asked for it last
  /// @param approvedBy everybody who let it go
  /// @param objects that partners can read since
  record Released(
      Instant at, String by, String parcel, List<String> approvedBy, List<StixId> objects)
      implements Step {
    public Released {
      approvedBy = List.copyOf(approvedBy);
      objects = List.copyOf(objects);
    }
  }

  /// A package was taken back.
  record Withdrawn(Instant at, String by, String parcel, String because) implements Step {}

  /// Objects came in.
  ///
  /// @param by the partner, as it is called here
  /// @param collection where they stand
  /// @param objects how many
  /// @param arrivals those of them that say something
  record Took(Instant at, String by, String collection, long objects, List<Arrival> arrivals)
      implements Step {
    public Took {
      arrivals = List.copyOf(arrivals);
    }
  }

  /// We gave an opinion about a partner's signal.
  ///
  /// @param opinion the object that says so
  record Opined(Instant at, String by, StixId signal, StixId opinion, Stance stance)
      implements Step {}

  /// Somebody did something here that a partner's signal led to, and says what of our own confirmed
  /// it.
  ///
  /// @param action id of what was done
  /// @param evidence id of our own evidence
  record Relied(Instant at, String by, String action, Set<StixId> signals, String evidence)
      implements Step {
    public Relied {
      signals = Set.copyOf(signals);
    }
  }

  /// What was done is undone, since every signal that led to it was taken back.
  record Undone(Instant at, String by, String action) implements Step {}

  /// People found out whether a case was one.
  ///
  /// @param signals that had named it
  record Resolved(Instant at, String by, SourceRecord.Outcome outcome, Set<StixId> signals)
      implements Step {
    public Resolved {
      signals = Set.copyOf(signals);
    }
  }
}
