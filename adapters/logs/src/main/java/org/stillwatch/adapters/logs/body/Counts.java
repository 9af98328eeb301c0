// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import org.stillwatch.adapters.logs.record.Values;

/// Token counts of a provider's answer as `exchange/1` counts them: `input` with what came from the
/// cache, `output` with the reasoning.
final class Counts {
  private Counts() {}

  /// The `usage` of `exchange/1`, without the members that are unknown.
  ///
  /// @param usage what the provider calls `usage`, `usageMetadata` or like it
  static ObjectNode of(JsonNode usage) {
    ObjectNode counts = Values.object();
    put(counts, "input", input(usage));
    put(
        counts,
        "output",
        first(
            Values.whole(usage.path("completion_tokens")),
            Values.whole(usage.path("output_tokens")),
            Values.whole(usage.path("outputTokens")),
            sum(usage, "candidatesTokenCount", "thoughtsTokenCount")));
    put(
        counts,
        "cached",
        first(
            Values.whole(usage.at("/prompt_tokens_details/cached_tokens")),
            Values.whole(usage.at("/input_tokens_details/cached_tokens")),
            Values.whole(usage.path("cache_read_input_tokens")),
            Values.whole(usage.path("cacheReadInputTokens")),
            Values.whole(usage.path("cachedContentTokenCount"))));
    put(
        counts,
        "reasoning",
        first(
            Values.whole(usage.at("/completion_tokens_details/reasoning_tokens")),
            Values.whole(usage.at("/output_tokens_details/reasoning_tokens")),
            Values.whole(usage.path("thoughtsTokenCount"))));
    return counts;
  }

  /// Two of the dialects leave out of the input what the cache read or wrote.
  private static OptionalLong input(JsonNode usage) {
    return first(
        Values.whole(usage.path("prompt_tokens")),
        sum(usage, "input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
        sum(usage, "inputTokens", "cacheReadInputTokens", "cacheWriteInputTokens"),
        Values.whole(usage.path("promptTokenCount")));
  }

  /// The first count and what comes on top of it; unknown where the first is.
  private static OptionalLong sum(JsonNode usage, String first, String... more) {
    OptionalLong count = Values.whole(usage.path(first));
    if (count.isEmpty()) {
      return count;
    }
    long sum = count.getAsLong();
    for (String name : more) {
      sum += Values.whole(usage.path(name)).orElse(0);
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong first(OptionalLong... counts) {
    for (OptionalLong count : counts) {
      if (count.isPresent()) {
        return count;
      }
    }
    return OptionalLong.empty();
  }

  private static void put(ObjectNode into, String name, OptionalLong count) {
    count.ifPresent(n -> into.put(name, n));
  }
}
