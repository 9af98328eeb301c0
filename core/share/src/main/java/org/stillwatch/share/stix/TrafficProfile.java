// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// What the traffic of a campaign looked like, in aggregates.
///
/// @param accounts how many accounts
/// @param exchanges how many exchanges
/// @param entropyBits median entropy of prompts, bits
/// @param coverage share of exchanges that a template explains, 0 to 1
/// @param capabilities share of each capability, 0 to 1
/// @param pivotHours hours from the release of a model until the campaign moved on to it
/// @param instruments how many payment instruments
/// @param synchrony correlation of members' hours, -1 to 1
/// @param rest members that nothing here knows, as they were read
public record TrafficProfile(
    long accounts,
    long exchanges,
    Optional<Double> entropyBits,
    Optional<Double> coverage,
    SortedMap<String, Double> capabilities,
    Optional<Double> pivotHours,
    OptionalLong instruments,
    Optional<Double> synchrony,
    Json.Obj rest) {
  private static final long MOST = 1L << 40;

  public TrafficProfile {
    capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
  }

  /// Accounts, exchanges and shares of capabilities.
  public static TrafficProfile of(
      long accounts, long exchanges, SortedMap<String, Double> capabilities) {
    return new TrafficProfile(
        accounts,
        exchanges,
        Optional.empty(),
        Optional.empty(),
        capabilities,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Json.Obj.EMPTY);
  }

  static Optional<TrafficProfile> read(Optional<Members> found) throws Unfit {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Members in = found.get();
    return Optional.of(
        new TrafficProfile(
            in.integer("accounts", 0, MOST),
            in.integer("exchanges", 0, MOST),
            in.numberIf("prompt_entropy_bits_p50", 0, 1_000_000),
            in.numberIf("template_coverage", 0, 1),
            in.numbers("capability_mix", 0, 1),
            in.numberIf("new_model_pivot_hours", 0, 1_000_000),
            in.integerIf("payment_instruments", 0, MOST),
            in.numberIf("timing_sync_r", -1, 1),
            in.rest()));
  }

  Json.Obj json() {
    return new Out()
        .rest(rest)
        .number("accounts", accounts)
        .number("exchanges", exchanges)
        .number("prompt_entropy_bits_p50", entropyBits)
        .number("template_coverage", coverage)
        .numbers("capability_mix", capabilities)
        .number("new_model_pivot_hours", pivotHours)
        .integer("payment_instruments", instruments)
        .number("timing_sync_r", synchrony)
        .done();
  }
}
