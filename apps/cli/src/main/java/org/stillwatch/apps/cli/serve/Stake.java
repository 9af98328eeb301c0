// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// What is at stake, as a line.
final class Stake {
  private Stake() {}

  /// What a campaign took.
  static String cost(JsonNode cost) {
    return "%s exchanges, %s tokens, %s at list price"
        .formatted(
            number(cost.path("exchanges")),
            number(cost.path("tokens")),
            dollars(cost.path("usdCents")));
  }

  /// What accounts pay that an action hits or would hit.
  static String revenue(JsonNode revenue) {
    return "%d accounts pay %s a month; of %d of them that is unknown"
        .formatted(
            revenue.path("accounts").asLong(),
            dollars(revenue.path("usdCentsPerMonth")),
            revenue.path("unknown").asLong());
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", value.asLong())
        : "an unknown number of";
  }

  private static String dollars(JsonNode cents) {
    return cents.isNumber()
        ? String.format(Locale.ROOT, "%,.2f USD", cents.asDouble() / 100)
        : "an unknown sum";
  }
}
