// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What records consist of, down to the constants of their enums.
final class Shape {
  private Shape() {}

  /// Every record and enum that can be reached, with its parts in order.
  static String of(List<? extends Class<?>> records) {
    Map<String, String> seen = new TreeMap<>();
    records.forEach(record -> walk(record, seen));
    return seen.toString();
  }

  static boolean isComponent(Class<?> record, String name) {
    return Arrays.stream(record.getRecordComponents()).anyMatch(c -> c.getName().equals(name));
  }

  private static void walk(Type type, Map<String, String> seen) {
    if (type instanceof ParameterizedType parameterized) {
      Arrays.stream(parameterized.getActualTypeArguments()).forEach(t -> walk(t, seen));
    }
    if (!(type instanceof Class<?> one) || seen.containsKey(one.getName())) {
      return;
    }
    if (one.isEnum()) {
      seen.put(one.getName(), Arrays.toString(one.getEnumConstants()));
    } else if (one.isRecord()) {
      RecordComponent[] parts = one.getRecordComponents();
      seen.put(
          one.getName(),
          Arrays.stream(parts).map(p -> p.getName() + ":" + p.getGenericType()).toList() + "");
      Arrays.stream(parts).forEach(p -> walk(p.getGenericType(), seen));
    }
  }
}
