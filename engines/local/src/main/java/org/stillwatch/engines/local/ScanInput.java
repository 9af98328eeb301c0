// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.ProviderAction;

/// Everything a scan reads, already parsed.
///
/// @param exchanges each once, in replay order
/// @param accounts the account table
/// @param closures accounts that the provider suspended or closed, with the time
/// @param prices what exchanges cost
/// @param registry what the operator vouches for
/// @param disputes cards and devices whose use was disputed, with the time
/// @param leaks accounts whose responses were found in a leaked corpus, with the time
public record ScanInput(
    List<Observation> exchanges,
    AccountBook accounts,
    List<Closure> closures,
    PriceList prices,
    Registry registry,
    List<Dispute> disputes,
    List<Leak> leaks) {
  private static final String LEAK = "text-found";
  private static final Set<String> DISPUTES = Set.of("chargeback", "fraud-report");
  private static final Set<String> STOPS = Set.of("suspend", "close");

  /// An input without prices, in which nobody is vouched for and nothing was disputed.
  public ScanInput(List<Observation> exchanges, AccountBook accounts, List<Closure> closures) {
    this(exchanges, accounts, closures, PriceList.NONE, Registry.NONE, List.of(), List.of());
  }

  /// A chargeback or a report of fraud.
  ///
  /// @param item keyed hash of the card or device
  /// @param timeMillis when it became known
  public record Dispute(long item, long timeMillis) implements Comparable<Dispute> {
    /// The dispute that an event is, if it is one and says about what.
    public static Optional<Dispute> of(AccountEvent event) {
      return DISPUTES.contains(event.kind()) && event.value() != Hash64.UNKNOWN
          ? Optional.of(new Dispute(event.value(), event.timeMillis()))
          : Optional.empty();
    }

    /// By time, then by item.
    @Override
    public int compareTo(Dispute other) {
      int byTime = Long.compare(timeMillis, other.timeMillis);
      return byTime != 0 ? byTime : Long.compare(item, other.item);
    }
  }

  /// That text which was served to an account was found in a leaked corpus (`trace corpus`).
  ///
  /// @param timeMillis when it was found
  public record Leak(AccountId account, long timeMillis) implements Comparable<Leak> {
    /// The finding that an event is, if it is one.
    public static Optional<Leak> of(AccountEvent event) {
      return event.kind().equals(LEAK)
          ? Optional.of(new Leak(event.account(), event.timeMillis()))
          : Optional.empty();
    }

    /// By time, then by account.
    @Override
    public int compareTo(Leak other) {
      int byTime = Long.compare(timeMillis, other.timeMillis);
      return byTime != 0 ? byTime : account.compareTo(other.account);
    }
  }

  /// A measure of the provider that stopped an account.
  public record Closure(AccountId account, long timeMillis) implements Comparable<Closure> {
    /// The closure that a measure is, if it is one.
    public static Optional<Closure> of(ProviderAction action) {
      return STOPS.contains(action.action())
          ? Optional.of(new Closure(action.account(), action.timeMillis()))
          : Optional.empty();
    }

    /// By time, then by account.
    @Override
    public int compareTo(Closure other) {
      int byTime = Long.compare(timeMillis, other.timeMillis);
      return byTime != 0 ? byTime : account.compareTo(other.account);
    }
  }
}
