// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.Tlp;

/// The definition of our extension and who made it. Both are the same in every package of every
/// producer, so that nobody sees two versions of one id.
final class Definition {
  private static final StixId PROJECT =
      new StixId("identity--6f1b1a35-8a0e-4b5e-9a52-0c7c0d1d7f5e");
  private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");

  private Definition() {}

  static Actors.Identity project() {
    return new Actors.Identity(
        Head.first(PROJECT, PROJECT, CREATED, List.of(Tlp.CLEAR.id())),
        "Stillwatch project",
        Optional.of("Maintainers of the software that defines the extension."),
        Optional.of("group"),
        List.of(),
        List.of());
  }

  static Meta.Extension extension() {
    return new Meta.Extension(
        Head.first(Evidence.DEFINITION, PROJECT, CREATED, List.of(Tlp.CLEAR.id())),
        "Stillwatch distillation-abuse evidence",
        Optional.of(
            "Properties for template fingerprints, traffic profile, TLS client fingerprints and"
                + " attribution evidence. Property extension: consumers that do not know it may"
                + " ignore it."),
        "https://stillwatch.invalid/formats/stix-evidence-1.schema.json",
        "1.0.0",
        List.of("property-extension"),
        List.of());
  }
}
