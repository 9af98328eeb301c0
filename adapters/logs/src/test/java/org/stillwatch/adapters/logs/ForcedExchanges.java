// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Exchanges;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.capture.RejectReason;

/// Takes whatever a reader makes, and shows it as it would be shown.
final class ForcedExchanges implements Exchanges {
  @Override
  public void exchange(ObjectNode exchange, Place place) {
    Redaction.ofAll(exchange);
  }

  @Override
  public void refused(RejectReason reason, Place place) {}
}
