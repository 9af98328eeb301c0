// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The closed vocabularies of `contracts.md` 2 and 3. A value outside of one is kept as unknown.
final class Words {
  static final Set<String> DECLARED_USE =
      Set.of(
          "evaluation",
          "synthetic-data",
          "intermediary",
          "localisation",
          "safety-research",
          "bulk-processing",
          "education",
          "agentic-coding",
          "other");
  static final Set<String> PROGRAMMES = Set.of("red-team", "research", "education", "startup");
  static final Set<String> STATUS = Set.of("active", "restricted", "suspended", "closed");
  static final Set<String> VERIFICATION =
      Set.of("email", "phone", "card", "identity", "organisation", "programme");
  static final Set<String> PAYMENT_KIND =
      Set.of("card", "bank", "wallet", "invoice", "voucher", "crypto", "other");
  static final Set<String> ACTION =
      Set.of(
          "allow",
          "observe",
          "declare",
          "step_up",
          "throttle",
          "withhold_reasoning",
          "restrict",
          "suspend",
          "close",
          "reinstate");
  static final Set<String> ACTOR = Set.of("operator", "stillwatch");
  static final Set<String> EVENT_KIND =
      Set.of(
          "card-added",
          "card-removed",
          "chargeback",
          "fraud-report",
          "top-up",
          "verification-passed",
          "verification-failed",
          "key-created",
          "key-revoked",
          "login",
          "text-found");
  static final Set<String> SUBJECT_KIND = Set.of("campaign", "account", "principal", "item");
  static final Set<String> DISPOSITION = Set.of("confirmed", "overturned", "known-good", "snooze");

  static final Set<String> LABEL = Set.of("abusive", "honest");
  static final Set<String> YES_NO = Set.of("yes", "no");

  private Words() {}

  /// The values of an enum by a word of each.
  static <E extends Enum<E>> Map<String, E> byWord(Class<E> type, Function<E, String> word) {
    return Arrays.stream(type.getEnumConstants())
        .collect(Collectors.toMap(word, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /// The word of a value that is its name in lower case.
  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The word of a value that is its name in lower case with hyphens.
  static String hyphened(Enum<?> value) {
    return lower(value).replace('_', '-');
  }
}
