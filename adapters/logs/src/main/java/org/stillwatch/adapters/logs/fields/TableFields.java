// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The fields of a kind of small table; parts of a field stand behind a dot.
///
/// @param required fields without which a row says nothing
/// @param types what the cells of each field are
record TableFields(Set<String> required, Map<String, Type> types) {
  /// What a cell is.
  enum Type {
    TEXT,
    TIME,
    NUMBER,
    LIST,
    /// JSON, handed on as it is.
    WHOLE
  }

  static final TableFields ACCOUNT =
      of(
          "id",
          Map.of(
              Type.TEXT,
              "id org plan status successorOf emailDomain email phone signupIp country"
                  + " payment.instrument payment.kind payment.issuer",
              Type.TIME,
              "asOf createdAt closedAt payment.since",
              Type.NUMBER,
              "entitlement.tokensPerDay entitlement.requestsPerMinute entitlement.usdCentsPerMonth",
              Type.LIST,
              "verification programmes declaredUse device",
              Type.WHOLE,
              "payment"));
  static final TableFields EVENT =
      of("account time kind", Map.of(Type.TEXT, "account kind value", Type.TIME, "time"));
  static final TableFields ACTION =
      of("account time action", Map.of(Type.TEXT, "account action reason by", Type.TIME, "time"));
  static final TableFields MODEL =
      of(
          "model",
          Map.of(
              Type.TEXT,
              "model family",
              Type.TIME,
              "releasedAt",
              Type.NUMBER,
              "usdCentsPerMillionInput usdCentsPerMillionOutput"));

  static final TableFields LABEL =
      of("", Map.of(Type.TEXT, "account campaign label oneHand", Type.TIME, "at"));

  SortedSet<String> names() {
    return new TreeSet<>(types.keySet());
  }

  private static TableFields of(String required, Map<Type, String> byType) {
    var types = new TreeMap<String, Type>();
    byType.forEach((type, names) -> words(names).forEach(name -> types.put(name, type)));
    return new TableFields(words(required), Map.copyOf(types));
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(" ", -1));
  }
}
