// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/// What accounts pay in a month. What is not known is counted apart and never as nothing.
final class Revenue {
  private long known;
  private long unknown;
  private long usdCents;

  /// Counts an account.
  void add(OptionalLong usdCentsPerMonth) {
    if (usdCentsPerMonth.isEmpty()) {
      unknown++;
      return;
    }
    known++;
    long sum = usdCents + usdCentsPerMonth.getAsLong();
    usdCents = sum < usdCents ? Long.MAX_VALUE : sum;
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("accounts", known + unknown);
    json.put("known", known);
    json.put("unknown", unknown);
    if (known == 0) {
      json.putNull("usdCentsPerMonth");
    } else {
      json.put("usdCentsPerMonth", usdCents);
    }
    return json;
  }
}
