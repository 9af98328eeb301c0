// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RegistryEntry;
import org.stillwatch.group.Channel;

/// What the operator vouches for: it can only protect. A declared use or programme counts as
/// verified, a shared network or template ties nobody to anybody.
///
/// @param entries each with the keyed hashes of the networks that it shares
public record Registry(List<Vouched> entries) {
  /// Nobody is vouched for.
  public static final Registry NONE = new Registry(List.of());

  private static final Set<Channel> CONTENT = Set.of(Channel.TEMPLATE, Channel.SYSTEM);

  /// One entry.
  ///
  /// @param entry as the operator wrote it
  /// @param networks keyed hashes of every /24 or /48 of its shared egress
  public record Vouched(RegistryEntry entry, Set<Long> networks) {
    /// Whether it is about an account, by its name or that of its organisation.
    boolean means(AccountId account, long org) {
      return entry.principal().equals(account.value())
          || (org != 0 && entry.principalHash() == org);
    }
  }

  /// What is known of an account, with what is vouched for.
  ///
  /// @param org keyed hash of its organisation, 0 when none is known
  /// @param row what the account table says
  public Optional<AccountFacts> about(
      AccountId account, long org, Optional<AccountFacts> row, long timeMillis) {
    var known = row;
    for (Vouched vouched : entries) {
      var entry = vouched.entry;
      if (entry.validAt(timeMillis) && vouched.means(account, org)) {
        known =
            Optional.of(
                known
                    .orElseGet(() -> AccountFacts.nothingKnown(account))
                    .vouched(verified(entry), entry.programmes(), uses(entry)));
      }
    }
    return known;
  }

  /// Whether an entry that holds says that an account is an intermediary: by the tenants that it
  /// has, or as a declared use.
  ///
  /// @param org keyed hash of its verified organisation, 0 when there is none
  boolean isIntermediary(AccountId account, long org, long timeMillis) {
    return entries.stream()
        .filter(v -> v.entry.validAt(timeMillis) && v.means(account, org))
        .anyMatch(v -> uses(v.entry).contains("intermediary"));
  }

  private static Set<String> verified(RegistryEntry entry) {
    return entry.programmes().isEmpty()
        ? Set.of("organisation")
        : Set.of("organisation", "programme");
  }

  private static Set<String> uses(RegistryEntry entry) {
    var uses = new TreeSet<>(entry.declaredUse());
    if (entry.tenants() != RegistryEntry.Tenants.NONE) {
      uses.add("intermediary");
    }
    return uses;
  }

  /// Whether an item is known to be spread among people who have nothing to do with each other.
  boolean spread(Channel channel, long item, long timeMillis) {
    return !entries.isEmpty()
        && entries.stream()
            .filter(v -> v.entry.validAt(timeMillis))
            .anyMatch(v ->
                (channel.equals(Channel.NETWORK) && v.networks.contains(item))
                    || (CONTENT.contains(channel) && v.entry.sharedTemplates().contains(item)));
  }
}
