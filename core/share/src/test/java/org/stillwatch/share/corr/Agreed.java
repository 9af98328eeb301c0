// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.stix.StixId;

/// Two invented parties, what they agreed on, and exchanges of theirs.
final class Agreed {
  static final StixId US = new StixId("identity--4a1c7a9e-0000-4000-8000-000000000009");
  static final StixId THEM = new StixId("identity--4a1c7a9e-0000-4000-8000-00000000000a");
  static final Instant AT = Instant.parse("2026-11-28T06:00:00Z");

  private Agreed() {}

  static Agreement of(
      SortedMap<IdentifierClass, Allowance> classes, Direction direction, OptionalInt batch) {
    return new Agreement(
        new Party(US, "Example Lab"),
        new Party(THEM, "Sample Models"),
        "To find out whether one operator distils from both",
        "Legitimate interest, assessment 2026-7",
        classes,
        direction,
        batch,
        90,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        List.of(new Signer(US, "Ada", "counsel"), new Signer(THEM, "Ben", "counsel")),
        List.of());
  }

  static Agreement both() {
    var classes = new TreeMap<IdentifierClass, Allowance>();
    classes.put(IdentifierClass.DEVICE, Allowance.DEFAULT);
    classes.put(
        IdentifierClass.IPV4,
        new Allowance(OptionalInt.of(2_000), Optional.of("pools of proxies")));
    return of(classes, Direction.BOTH, OptionalInt.empty());
  }

  static ExchangeRecord exchange(Instant at, Stage stage, String epoch, Outcome outcome) {
    return exchange(at, stage, epoch, outcome, "1k-3k", 90);
  }

  static ExchangeRecord exchange(
      Instant at, Stage stage, String epoch, Outcome outcome, String asked, int keptDays) {
    return exchange(at, stage, epoch, outcome, asked, keptDays, List.of("Ada", "Ann"));
  }

  static ExchangeRecord exchange(
      Instant at,
      Stage stage,
      String epoch,
      Outcome outcome,
      String asked,
      int keptDays,
      List<String> here) {
    return new ExchangeRecord(
        at,
        both().digest(),
        THEM,
        Side.ASKED,
        stage,
        IdentifierClass.DEVICE,
        epoch,
        "case-7",
        Optional.of("a".repeat(64)),
        asked,
        "100k-1M",
        outcome,
        here,
        List.of("Ben", "Bob"),
        "b".repeat(64),
        LocalDate.parse("2026-11-28").plusDays(keptDays));
  }

  static <T> List<T> times(int count, T value) {
    return Collections.nCopies(count, value);
  }
}
