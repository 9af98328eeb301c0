// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.stillwatch.share.stix.StixId;

/// A package that somebody prepared, on its way out and back.
///
/// @param id names it
/// @param campaign what it is about, as the service calls it; this name never leaves
/// @param collection where it is to stand
/// @param preparedBy who made it
/// @param preparedAt when
/// @param digest SHA-256 of the bundle in canonical JSON, as people look at it before they let it
///   go
/// @param state where it is
/// @param approvedBy who let it go; nobody before that
/// @param objects what stands in the collection because of it
/// @param because why it was withdrawn; empty before that
public record Parcel(
    String id,
    String campaign,
    String collection,
    String preparedBy,
    Instant preparedAt,
    String digest,
    State state,
    List<String> approvedBy,
    List<StixId> objects,
    String because) {
  public Parcel {
    approvedBy = List.copyOf(approvedBy);
    objects = List.copyOf(objects);
  }

  /// Where a package is.
  public enum State {
    /// Nobody let it go.
    PREPARED,
    /// Partners can read it.
    RELEASED,
    /// It was taken back; who read it has to undo what followed.
    WITHDRAWN;

    /// The word in records.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One that was just made.
  public static Parcel prepared(Step.Prepared step) {
    return new Parcel(
        step.parcel(),
        step.campaign(),
        step.collection(),
        step.by(),
        step.at(),
        step.digest(),
        State.PREPARED,
        List.of(),
        List.of(),
        "");
  }

  Parcel released(List<String> by, List<StixId> ids) {
    return new Parcel(
        id, campaign, collection, preparedBy, preparedAt, digest, State.RELEASED, by, ids, because);
  }

  Parcel withdrawn(String reason) {
    return new Parcel(
        id,
        campaign,
        collection,
        preparedBy,
        preparedAt,
        digest,
        State.WITHDRAWN,
        approvedBy,
        objects,
        reason);
  }
}
