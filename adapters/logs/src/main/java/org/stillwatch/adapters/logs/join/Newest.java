// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is remembered of parts by their key: the newest so many.
///
/// @param <V> what is remembered
public final class Newest<V> {
  private final Map<String, V> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
          return size() > Joiner.MOST;
        }
      };

  /// Remembers a value, unless the key is empty.
  public void put(String key, V value) {
    if (!key.isEmpty()) {
      kept.put(key, value);
    }
  }

  /// What is remembered under a key.
  public Optional<V> of(String key) {
    return Optional.ofNullable(kept.get(key));
  }
}
