// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import org.stillwatch.base.IpPrefix;

/// In which country an address comes out.
@FunctionalInterface
public interface ExitCountries {
  /// Nobody knows.
  ExitCountries UNKNOWN = _ -> 0;

  /// Keyed hash of the country of an address, 0 where it is unknown.
  long of(IpPrefix address);
}
