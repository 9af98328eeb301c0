// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;

/// Everything a scan reads, already parsed.
///
/// @param exchanges each once, in replay order
/// @param accounts the account table
/// @param closures accounts that the provider suspended or closed, with the time
/// @param prices what exchanges cost
/// @param registry what the operator vouches for
/// @param disputes cards and devices whose use was disputed, with the time
public record ScanInput(
    List<Observation> exchanges,
    AccountBook accounts,
    List<Closure> closures,
    PriceList prices,
    Registry registry,
    List<Dispute> disputes) {
  /// Events that dispute the use of a card or device.
  public static final Set<String> DISPUTES = Set.of("chargeback", "fraud-report");

  /// Measures that stop an account.
  public static final Set<String> STOPS = Set.of("suspend", "close");

  /// An input without prices, in which nobody is vouched for and nothing was disputed.
  public ScanInput(List<Observation> exchanges, AccountBook accounts, List<Closure> closures) {
    this(exchanges, accounts, closures, PriceList.NONE, Registry.NONE, List.of());
  }

  /// A chargeback or a report of fraud.
  ///
  /// @param item keyed hash of the card or device
  /// @param timeMillis when it became known
  public record Dispute(long item, long timeMillis) {}

  /// A measure of the provider that stopped an account.
  public record Closure(AccountId account, long timeMillis) {}
}
