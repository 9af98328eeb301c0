// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.policy.Facts;

/// The names that a condition may use. There is no country, no language and no network among them,
/// so that no policy can ask for them.
final class Vocabulary {
  private static final CelType WORDS = ListType.create(SimpleType.STRING);

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

  /// What is known of an account under these names; what is not known is not there.
  static Map<String, Object> of(Facts facts) {
    var values = new HashMap<String, Object>();
    long rank = 0;
    for (Verdict verdict : Verdict.values()) {
      values.put(verdict.word(), rank);
      if (verdict == facts.found().verdict()) {
        values.put("verdict", rank);
      }
      rank++;
    }
    values.put("campaign", facts.found().campaign());
    values.put("membership", facts.membership());
    values.put("core", facts.core());
    values.put("costlyTie", facts.found().costlyTie());
    values.put("families", (long) facts.found().families());
    values.put("calibration", facts.found().calibration().word());
    known(values, "intent", facts.axes().intent());
    known(values, "coordination", facts.axes().coordination());
    known(values, "concealment", facts.axes().concealment());
    var customer = facts.customer();
    if (!customer.plan().isEmpty()) {
      values.put("plan", customer.plan());
    }
    values.put("verification", List.copyOf(new TreeSet<>(customer.verification())));
    values.put("programmes", List.copyOf(new TreeSet<>(customer.programmes())));
    values.put("declaredUse", List.copyOf(new TreeSet<>(customer.declaredUse())));
    known(values, "ageDays", customer.ageDays());
    known(values, "usdCentsPerMonth", customer.usdCentsPerMonth());
    known(values, "entitlementRatio", customer.entitlementRatio());
    values.put("intermediary", customer.intermediary());
    return values;
  }

  private static void known(Map<String, Object> values, String name, OptionalDouble value) {
    value.ifPresent(known -> values.put(name, known));
  }

  private static void known(Map<String, Object> values, String name, OptionalLong value) {
    value.ifPresent(known -> values.put(name, known));
  }
}
