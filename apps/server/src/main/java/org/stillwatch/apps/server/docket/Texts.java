// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/// Kept texts by their ids.
public interface Texts {
  /// The most ids at once, so that memory stays small.
  int PAGE = 200;

  /// Those that are there.
  ///
  /// @param ids at most [#PAGE]
  Map<String, String> of(Collection<String> ids) throws IOException;
}
