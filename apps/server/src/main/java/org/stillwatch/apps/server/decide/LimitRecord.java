// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Rate;

/// What a decision read of budgets as JSON, for those who answer for it: thresholds and levels are
/// in it, so that it is told to nobody else.
final class LimitRecord {
  private LimitRecord() {}

  /// Adds it to the record of a decision; nothing where no budget counted.
  static void put(ObjectNode record, Metered metered) {
    if (metered.lines().isEmpty()) {
      return;
    }
    var limits = record.putObject("limits");
    limits.put("enforced", metered.enforced());
    var budgets = limits.putArray("budgets");
    metered.lines().forEach(line -> put(budgets.addObject(), line));
    Limited limited = metered.limited();
    if (!limited.isNot()) {
      var refused = limits.putObject("refused");
      refused.put("budget", limited.budget());
      if (!limited.isForGood()) {
        refused.put("retryAfterMillis", limited.retryAfterMillis());
      }
    }
  }

  private static void put(ObjectNode json, Line line) {
    json.put("budget", line.budget());
    json.put("cost", line.cost());
    ArrayNode levels = json.putArray("levels");
    for (int i = 0; i < line.rates().size(); i++) {
      Rate rate = line.rates().get(i);
      var level = line.before().get(i);
      var one = levels.addObject();
      one.put("of", i == 0 ? "budget" : "own-part");
      one.put("units", rate.units());
      one.put("millis", rate.millis());
      one.put("burst", rate.burst());
      one.put("fullAt", Instant.ofEpochMilli(level.millis()).toString());
      one.put("fraction", level.fraction());
    }
  }
}
