// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.stillwatch.capture.TaskClass;

/// Shares of task classes from hits.
final class Capabilities {
  /// The whole mass.
  static final int WHOLE = 255;

  private Capabilities() {}

  /// Each class's part of [#WHOLE], rounded down, and absent below one part; the whole mass is
  /// [TaskClass#OTHER] when there was text but no hit.
  static Map<TaskClass, Integer> shares(Map<TaskClass, Integer> hits, boolean anyText) {
    int sum = hits.values().stream().mapToInt(Integer::intValue).sum();
    var shares = new EnumMap<TaskClass, Integer>(TaskClass.class);
    if (sum == 0 && anyText) {
      shares.put(TaskClass.OTHER, WHOLE);
    }
    hits.forEach((task, count) -> shares.put(task, WHOLE * count / sum));
    shares.values().removeIf(share -> share == 0);
    return Collections.unmodifiableMap(shares);
  }
}
