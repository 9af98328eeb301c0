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

  Uses(EvidenceLog log, Registry registry) {
    this.log = log;
    this.registry = registry;
  }

  private interface Writer {
    void use(int principal, Channel channel, long item, long timeMillis);
  }

  /// Writes one use; the item 0 is unknown.
  void add(int principal, Channel channel, long item, long timeMillis) {
    add(log::use, principal, channel, item, timeMillis);
  }

  /// Writes what a row of the account table says.
  void add(int principal, AccountFacts row) {
    add(log::use, principal, row);
  }

  /// Writes what a row says of somebody who was forgotten and comes back, in its place in time.
  void addAgain(int principal, AccountFacts row) {
    add(log::usedBefore, principal, row);
  }

  private void add(Writer to, int principal, AccountFacts row) {
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
      add(to, principal, channel, payment.instrument(), held);
    }
    row.devices().forEach(device -> add(to, principal, Channel.DEVICE, device, since));
    add(to, principal, Channel.PHONE, row.phone(), since);
    add(to, principal, Channel.MAIL_DOMAIN, row.emailDomain(), since);
  }

  private void add(Writer to, int principal, Channel channel, long item, long timeMillis) {
    if (item != 0 && !registry.spread(channel, item, timeMillis)) {
      to.use(principal, channel, item, timeMillis);
    }
  }
}
