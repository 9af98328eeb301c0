// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.util.Set;
import org.stillwatch.share.stix.StixId;

/// Something that came from a partner, or that people found out about what came.
public sealed interface Heard {
  /// A partner saw something.
  record Seen(Lead lead) implements Heard {}

  /// A partner thinks something.
  ///
  /// @param opinion id of the object that says so
  record Said(StixId opinion, StixId signal, StixId owner, Voice voice) implements Heard {
    String key() {
      return opinion + " " + signal;
    }
  }

  /// A partner took an object back: an opinion, a sighting or a signal.
  ///
  /// @param by who took it back; only its owner can
  record Revoked(StixId object, StixId by) implements Heard {}

  /// People resolved a case.
  ///
  /// @param signals that had named it
  record Resolved(SourceRecord.Outcome outcome, Set<StixId> signals) implements Heard {}
}
