// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stillwatch.base.Verdict;

/// What a security team's tools are told of a campaign: no accounts, no signals, no text of
/// customers.
///
/// @param campaignId as in our outputs; 1 to 128 letters, digits, `_` or `-`
/// @param verdict its word
/// @param title one line of ours, 1 to 256 characters
/// @param firstSeenMillis since the epoch, its first exchange
/// @param lastSeenMillis its last exchange, not before the first
/// @param detectedAtMillis when it was found
/// @param accounts how many take part; 0 or more
/// @param exchanges how many it made; 0 or more
/// @param capabilities classes of capabilities that it asks for (`contracts.md` 3)
/// @param families of evidence that speak for it
/// @param probability that it is one, where something stands behind such a number; 0 to 1
public record FindingFacts(
    String campaignId,
    String verdict,
    String title,
    long firstSeenMillis,
    long lastSeenMillis,
    long detectedAtMillis,
    long accounts,
    long exchanges,
    List<String> capabilities,
    List<String> families,
    OptionalDouble probability) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,256}");

  /// @throws IllegalArgumentException saying which rule is broken
  public FindingFacts {
    capabilities = List.copyOf(capabilities);
    families = List.copyOf(families);
    require(
        ID.matcher(campaignId).matches(), "the id of a campaign is 1 to 128 of A-Z a-z 0-9 _ -");
    require(LINE.matcher(title).matches(), "a title is one line of 1 to 256 characters");
    require(
        Arrays.stream(Verdict.values()).anyMatch(one -> one.word().equals(verdict)),
        "a verdict is clear, watch, review or act");
    require(lastSeenMillis >= firstSeenMillis, "a campaign is last seen after it is first seen");
    require(accounts >= 0 && exchanges >= 0, "counts are 0 or more");
    require(
        Stream.concat(capabilities.stream(), families.stream())
            .allMatch(w -> ID.matcher(w).matches()),
        "a capability and a family is one word");
    double p = probability.orElse(0);
    require(p >= 0 && p <= 1, "a probability is from 0 to 1");
  }

  private static void require(boolean right, String rule) {
    if (!right) {
      throw new IllegalArgumentException(rule);
    }
  }
}
