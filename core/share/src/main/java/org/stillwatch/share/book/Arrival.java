// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.FromStix;
import org.stillwatch.share.opinion.Heard;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.StixId;

/// What the book keeps of an object that came in.
///
/// @param id of the object
/// @param owner whose word it is; empty for what was only passed on, and then it weighs nothing
/// @param version when this version was made
/// @param revoked whether it takes the object back
/// @param title its name, for people; empty for what has none
/// @param saying the object itself where it is an opinion or a sighting, which are weighed; else
///   nothing in it
public record Arrival(
    StixId id,
    Optional<StixId> owner,
    Instant version,
    boolean revoked,
    String title,
    Json.Obj saying) {
  private static final int LONGEST = 256;
  private static final Set<String> SAYING = Set.of("opinion", "sighting");
  private static final Set<String> SIGNALS =
      Set.of(
          "campaign",
          "grouping",
          "indicator",
          "infrastructure",
          "intrusion-set",
          "observed-data",
          "relationship",
          "report",
          "threat-actor");

  /// What is kept of an object.
  public static Arrival of(Received come) {
    Head head = come.object().head();
    Optional<String> title = come.raw().text("name").or(() -> come.raw().text("pattern"));
    boolean own = come.standing() == Standing.OWN;
    return new Arrival(
        head.id(),
        own ? head.createdBy() : Optional.empty(),
        head.modified().or(head::created).orElse(Instant.EPOCH),
        head.revoked(),
        title.map(Arrival::shortened).orElse(""),
        own && SAYING.contains(head.id().type()) ? come.raw() : Json.Obj.EMPTY);
  }

  /// Never half of a character: no database keeps one.
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean cut = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, cut ? LONGEST - 1 : LONGEST);
  }

  /// Whether the book has a use for it.
  public boolean matters() {
    return owner.isPresent() && (isSignal() || revoked || !saying.members().isEmpty());
  }

  boolean isSignal() {
    return SIGNALS.contains(id.type());
  }

  /// What it tells.
  List<Heard> heard() {
    if (owner.isEmpty()) {
      return List.of();
    }
    return revoked
        ? List.of(new Heard.Revoked(id, owner.get()))
        : saying.members().isEmpty() ? List.of() : FromStix.ofOwn(saying);
  }
}
