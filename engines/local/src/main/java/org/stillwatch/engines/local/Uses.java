// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.capture.AccountFacts;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;

/// Writes into the evidence which items principals use, but for those that the operator knows to be
/// spread among strangers.
final class Uses {
  private final EvidenceLog log;
  private final Registry registry;
  private final boolean past;

  Uses(EvidenceLog log, Registry registry) {
    this(log, registry, false);
  }

  private Uses(EvidenceLog log, Registry registry, boolean past) {
    this.log = log;
    this.registry = registry;
    this.past = past;
  }

  /// A writer of what lies before the end of what has been seen: it stands in its place in time.
  Uses inThePast() {
    return past ? this : new Uses(log, registry, true);
  }

  /// Writes what a row of the account table says.
  void add(int principal, AccountFacts row) {
    if (row.createdMillis() != AccountFacts.UNKNOWN_TIME) {
      log.opened(principal, row.createdMillis());
    }
    if (!row.successorOf().isEmpty()) {
      log.namedSuccessor(principal);
    }
    long since = AccountBook.since(row);
    for (AccountFacts.Payment payment : row.payments()) {
      var channel = payment.kind().equals("voucher") ? Channel.VOUCHER : Channel.PAYMENT;
      long held =
          payment.sinceMillis() == AccountFacts.UNKNOWN_TIME ? since : payment.sinceMillis();
      add(principal, channel, payment.instrument(), held);
    }
    row.devices().forEach(device -> add(principal, Channel.DEVICE, device, since));
    add(principal, Channel.PHONE, row.phone(), since);
    add(principal, Channel.MAIL_DOMAIN, row.emailDomain(), since);
  }

  /// Writes one use; the item 0 is unknown.
  void add(int principal, Channel channel, long item, long timeMillis) {
    if (item == 0 || registry.spread(channel, item, timeMillis)) {
      return;
    }
    if (past) {
      log.usedBefore(principal, channel, item, timeMillis);
    } else {
      log.use(principal, channel, item, timeMillis);
    }
  }
}
