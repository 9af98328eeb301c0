// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.Optional;
import org.stillwatch.share.opinion.Bucket;
import org.stillwatch.share.stix.StixId;

/// Whether an agreement covers an exchange.
public final class Covers {
  private Covers() {}

  /// Why an agreement does not cover an exchange; empty when it does. Of sizes only buckets are
  /// known, so a batch is held against the upper end of its bucket.
  ///
  /// @param ours our identity
  public static Optional<String> objection(
      ExchangeRecord exchange, Agreement agreement, StixId ours) {
    if (!exchange.agreement().equals(agreement.digest())) {
      return Optional.of("it names another agreement");
    }
    if (agreement.other(ours).filter(p -> p.id().equals(exchange.partner())).isEmpty()) {
      return Optional.of("it is no exchange of the parties of its agreement");
    }
    if (exchange.keptUntil().isAfter(exchange.day().plusDays(agreement.retentionDays()))) {
      return Optional.of("it is kept longer than its agreement allows");
    }
    if (exchange.outcome() instanceof Outcome.Refused) {
      return Optional.empty();
    }
    StixId asker = exchange.side() == Side.ASKED ? ours : exchange.partner();
    boolean large =
        Bucket.largest(exchange.askedSize()).orElse(Long.MAX_VALUE) >= agreement.batch();
    long items = large ? agreement.batch() : 0;
    return agreement.objection(new Wish(asker, exchange.kind(), items, exchange.at()));
  }
}
