// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.capture.RejectReason;

/// The receiver of what the records of a log became.
public interface Exchanges {
  /// One exchange, as a record `exchange/1`.
  ///
  /// @param place of the record that carried it, of the first one where several did
  void exchange(ObjectNode exchange, Place place);

  /// A record that is no exchange, or that cannot be used.
  void refused(RejectReason reason, Place place);
}
