// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.UsePolicy;

/// Who shares.
///
/// @param id identity, drawn once and kept
/// @param name the organisation's
/// @param since when it began to share
public record Producer(StixId id, String name, Instant since) {
  /// @throws IllegalArgumentException when the id is no identity's
  public Producer {
    if (!id.type().equals("identity")) {
      throw new IllegalArgumentException("expected the id of an identity, got " + id.type());
    }
  }

  /// Its identity.
  public Actors.Identity identity() {
    return new Actors.Identity(
        Head.first(id, id, since, List.of(Tlp.CLEAR.id())),
        name,
        Optional.empty(),
        Optional.of("organization"),
        List.of(),
        List.of("technology"));
  }

  /// What it lets others do with what it shares.
  public Meta.Marking policy() {
    return UsePolicy.of(id, since);
  }
}
