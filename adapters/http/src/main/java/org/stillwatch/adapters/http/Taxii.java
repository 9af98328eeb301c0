// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiResponse;

/// Where partners read and add, over TAXII 2.1. It may wait for the disk. Fails closed: what is not
/// a partner's is not there.
public interface Taxii {
  /// Name of the API root.
  String ROOT = "share";

  /// What becomes of a request.
  sealed interface Answer {
    /// It is answered.
    record Done(TaxiiResponse response) implements Answer {}

    /// Its body is wanted.
    ///
    /// @param mostBytes longest that is read
    /// @param then what becomes of it
    record Wanted(long mostBytes, Taking then) implements Answer {}
  }

  /// Takes a body.
  interface Taking {
    /// What the sender is told, once it is on the disk.
    TaxiiResponse take(byte[] body);
  }

  /// Looks at a request, without its body.
  ///
  /// @param partner who asks, as the key is called
  Answer ask(String partner, TaxiiRequest request);
}
