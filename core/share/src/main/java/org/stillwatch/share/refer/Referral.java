// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What people decided about a referral, `referral/1`.
///
/// @param id their own name for it
/// @param to who gets it
/// @param from who sends it
/// @param legalBasis on what ground it is sent, in words
/// @param preparedBy who made it
/// @param approvedBy who lets it go, by name
/// @param counsel who marked it
/// @param organisation that is named as the operator, if one is
/// @param considered ids of organisations of the attribution that are not named; people vouch that
///   neither these ids nor their words name anybody
/// @param customers on what ground names of accounts go with it, in words; empty when they do not
public record Referral(
    String id,
    Recipient to,
    String from,
    String legalBasis,
    String preparedBy,
    List<String> approvedBy,
    String counsel,
    Optional<Organisation> organisation,
    SortedSet<String> considered,
    Optional<String> customers) {
  public Referral {
    approvedBy = List.copyOf(approvedBy);
    considered = Collections.unmodifiableSortedSet(new TreeSet<>(considered));
  }

  /// Who gets it.
  ///
  /// @param name of the authority, or of the court and matter
  public record Recipient(Kind kind, String name) {}

  /// What kind of a recipient.
  public enum Kind {
    /// Police, prosecution, a regulator.
    AUTHORITY("for an authority"),
    /// A court, in an action of our own.
    CIVIL_ACTION("for a civil action");

    private final String purpose;

    Kind(String purpose) {
      this.purpose = purpose;
    }

    /// The word used in files, lower case with hyphens.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word in a letter.
    String purpose() {
      return purpose;
    }
  }

  /// Whom it names.
  ///
  /// @param id in the attribution
  /// @param name in full
  public record Organisation(String id, String name) {}

  /// Id of the organisation that it names, empty for none.
  String named() {
    return organisation.map(Organisation::id).orElse("");
  }

  /// Whether names of accounts stay behind.
  public boolean pseudonymous() {
    return customers.isEmpty();
  }
}
