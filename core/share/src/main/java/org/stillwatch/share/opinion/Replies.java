// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.Link;
import org.stillwatch.share.stix.StixId;

/// What we answer to a partner's signal. Counts are told in buckets, and a sighting says which
/// signals it came from, so that the partner does not take an echo for a second voice.
///
/// @param owner our identity
/// @param markings who may see the answer and what may be done with it
/// @param ids where new ids come from
public record Replies(StixId owner, List<StixId> markings, Ids ids) {
  public Replies {
    markings = List.copyOf(markings);
  }

  /// What we think of an object.
  ///
  /// @param because one or two sentences, of our own and about nobody
  public Finding.Opinion opinion(StixId about, Stance stance, String because, Instant at) {
    String word =
        switch (stance) {
          case POSITIVE -> "agree";
          case SEED -> "neutral";
          case NEGATIVE -> "disagree";
        };
    return new Finding.Opinion(
        head("opinion", at), word, Optional.of(because), List.of(), List.of(about));
  }

  /// What we saw of a signal.
  ///
  /// @param seen how many items of ours were looked at
  /// @param matched how many of these the signal fits; only its bucket is told
  /// @param derivedFrom signals that led us to look, the one that was seen among them when it did
  public Link.Sighting sighting(
      StixId signal, long seen, long matched, Set<StixId> derivedFrom, Instant at) {
    var corroboration =
        new Evidence.Corroboration(
            "own-logs",
            Optional.of(Bucket.of(seen)),
            Optional.of(Bucket.of(matched)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            derivedFrom.stream().sorted().toList(),
            Json.Obj.EMPTY);
    return new Link.Sighting(
        head("sighting", at).with(Evidence.ofCorroboration(corroboration)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at),
        OptionalLong.empty(),
        signal,
        List.of(),
        List.of(owner),
        true);
  }

  private Head head(String type, Instant at) {
    return Head.first(ids.next(type), owner, at, markings);
  }
}
