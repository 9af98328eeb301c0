// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import org.stillwatch.share.json.Json;

/// One thing that took place. Its members are codes, buckets, digests, times and names of people
/// who approved; no member takes a sentence.
public sealed interface LedgerEntry permits ExchangeRecord, Destruction {
  /// When.
  Instant at();

  /// What it is called in files.
  String word();

  /// Its members, as JSON.
  Json.Obj json();
}
