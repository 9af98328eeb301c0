// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.share.stix.StixId;

/// The rules between entries of a ledger, told one entry after another.
final class LedgerRules {
  private final StixId ours;
  private final Set<List<String>> epochs = new HashSet<>();
  private final Set<List<String>> counted = new HashSet<>();
  private final Set<Long> exchanges = new HashSet<>();
  private final SortedSet<Long> destroyed = new TreeSet<>();
  private Instant last = Instant.MIN;
  private long number;

  LedgerRules(StixId ours) {
    this.ours = ours;
  }

  /// Numbers of exchanges whose material was destroyed.
  SortedSet<Long> destroyed() {
    return Collections.unmodifiableSortedSet(destroyed);
  }

  /// Takes the next entry, or says why it cannot stand there; then nothing is changed.
  Optional<String> take(LedgerEntry entry) {
    if (entry.at().isBefore(last)) {
      return Optional.of("it is older than the entry before");
    }
    Optional<String> objection =
        switch (entry) {
          case ExchangeRecord exchange -> exchange(exchange);
          case Destruction gone -> destruction(gone);
        };
    if (objection.isEmpty()) {
      last = entry.at();
      number++;
    }
    return objection;
  }

  private Optional<String> exchange(ExchangeRecord exchange) {
    if (exchange.partner().equals(ours)) {
      return Optional.of("the partner is ourselves");
    }
    if (!(exchange.outcome() instanceof Outcome.Refused)) {
      List<String> pair =
          List.of(exchange.agreement(), exchange.partner().text(), exchange.kind().word());
      if (exchange.stage() == Stage.REVEAL && !counted.contains(pair)) {
        return Optional.of("nothing was counted before it was revealed");
      }
      List<String> epoch =
          List.of(
              exchange.partner().text(),
              exchange.side().word(),
              exchange.kind().word(),
              exchange.epoch());
      if (!epochs.add(epoch)) {
        return Optional.of("the key of its epoch answered this class for this partner before");
      }
      if (exchange.stage() == Stage.COUNT && exchange.outcome() instanceof Outcome.Done) {
        counted.add(pair);
      }
    }
    exchanges.add(number + 1);
    return Optional.empty();
  }

  private Optional<String> destruction(Destruction gone) {
    if (!exchanges.contains(gone.exchange())) {
      return Optional.of("no exchange before has that number");
    }
    return destroyed.add(gone.exchange())
        ? Optional.empty()
        : Optional.of("that was destroyed before");
  }
}
