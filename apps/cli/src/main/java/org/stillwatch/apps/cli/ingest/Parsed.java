// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.engines.local.Located;

/// What one batch of exchange lines became.
final class Parsed {
  private final List<Located> exchanges = new ArrayList<>();
  private final List<RejectedLine> rejected = new ArrayList<>();
  private long ignoredMembers;

  void add(Located exchange, int ignored) {
    exchanges.add(exchange);
    ignoredMembers += ignored;
  }

  void reject(RejectedLine line) {
    rejected.add(line);
  }

  List<Located> exchanges() {
    return exchanges;
  }

  List<RejectedLine> rejected() {
    return rejected;
  }

  long ignoredMembers() {
    return ignoredMembers;
  }
}
