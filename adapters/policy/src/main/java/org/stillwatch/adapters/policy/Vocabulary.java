// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.policy.Facts;

/// The names that a condition may use. There is no country, no language and no network among them,
/// so that no policy can ask for them.
final class Vocabulary {
  private static final CelType WORDS = ListType.create(SimpleType.STRING);
  private static final Map<String, Long> RANKS = ranks();

  private Vocabulary() {}

  /// Each name with its type.
  static Map<String, CelType> types() {
    var types = new LinkedHashMap<String, CelType>();
    for (Verdict verdict : Verdict.values()) {
      types.put(verdict.word(), SimpleType.INT);
    }
    types.put("verdict", SimpleType.INT);
    types.put("campaign", SimpleType.STRING);
    types.put("membership", SimpleType.DOUBLE);
    types.put("core", SimpleType.BOOL);
    types.put("costlyTie", SimpleType.BOOL);
    types.put("families", SimpleType.INT);
    types.put("calibration", SimpleType.STRING);
    types.put("intent", SimpleType.DOUBLE);
    types.put("coordination", SimpleType.DOUBLE);
    types.put("concealment", SimpleType.DOUBLE);
    types.put("plan", SimpleType.STRING);
    types.put("verification", WORDS);
    types.put("programmes", WORDS);
    types.put("declaredUse", WORDS);
    types.put("ageDays", SimpleType.INT);
    types.put("usdCentsPerMonth", SimpleType.INT);
    types.put("entitlementRatio", SimpleType.DOUBLE);
    types.put("intermediary", SimpleType.BOOL);
    return types;
  }

  /// What is known of an account under a name; empty when it is not known. Only what a condition
  /// asks for is looked up: a policy of many rules is laid over many accounts.
  static Optional<Object> of(String name, Facts facts) {
    var found = facts.found();
    var customer = facts.customer();
    return switch (name) {
      case "verdict" -> Optional.of(rank(found.verdict()));
      case "campaign" -> Optional.of(found.campaign());
      case "membership" -> Optional.of(facts.membership());
      case "core" -> Optional.of(facts.core());
      case "costlyTie" -> Optional.of(found.costlyTie());
      case "families" -> Optional.of((long) found.families());
      case "calibration" -> Optional.of(found.calibration().word());
      case "intent" -> known(facts.axes().intent());
      case "coordination" -> known(facts.axes().coordination());
      case "concealment" -> known(facts.axes().concealment());
      case "plan" -> Optional.<Object>of(customer.plan()).filter(plan -> !"".equals(plan));
      case "verification" -> Optional.of(sorted(customer.verification()));
      case "programmes" -> Optional.of(sorted(customer.programmes()));
      case "declaredUse" -> Optional.of(sorted(customer.declaredUse()));
      case "ageDays" -> known(customer.ageDays());
      case "usdCentsPerMonth" -> known(customer.usdCentsPerMonth());
      case "entitlementRatio" -> known(customer.entitlementRatio());
      case "intermediary" -> Optional.of(customer.intermediary());
      default -> Optional.ofNullable(RANKS.get(name));
    };
  }

  private static Object rank(Verdict verdict) {
    return RANKS.getOrDefault(verdict.word(), 0L);
  }

  private static Map<String, Long> ranks() {
    var ranks = new HashMap<String, Long>();
    for (Verdict verdict : Verdict.values()) {
      ranks.put(verdict.word(), (long) ranks.size());
    }
    return Map.copyOf(ranks);
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static Optional<Object> known(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Object> known(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
