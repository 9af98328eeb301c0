// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.Optional;
import org.stillwatch.share.json.Json;

/// A MinHash signature of a family of prompts with its slots removed. Whoever has it can test a
/// guessed text against it, so it is never made of one customer's text.
///
/// @param algorithm of the signature, for example `minhash32`
/// @param version of that algorithm
/// @param permutations how many minima it holds
/// @param shingle what is hashed, for example `token-3`
/// @param normaliser what is done to a text before that
/// @param seed of the permutations, as text
/// @param threshold similarity from which on a text belongs, 0 to 1
/// @param signature minima, base64url without padding
/// @param accounts distinct accounts that used it
/// @param exchanges exchanges that used it
/// @param benignRate share of ordinary exchanges that it matches, 0 to 1, measured
/// @param halfLifeDays how long until it says half as much
/// @param rest members that nothing here knows, as they were read
public record TemplateFingerprint(
    String algorithm,
    String version,
    long permutations,
    String shingle,
    String normaliser,
    String seed,
    double threshold,
    String signature,
    long accounts,
    long exchanges,
    double benignRate,
    double halfLifeDays,
    Json.Obj rest) {
  private static final long MOST = 1L << 40;

  static Optional<TemplateFingerprint> read(Optional<Members> found) throws Unfit {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Members in = found.get();
    return Optional.of(
        new TemplateFingerprint(
            in.text("algorithm"),
            in.text("version"),
            in.integer("permutations", 1, 4_096),
            in.text("shingle"),
            in.text("normaliser"),
            in.text("seed"),
            in.number("threshold_jaccard", 0, 1),
            in.text("signature_b64url"),
            in.integer("support_accounts", 0, MOST),
            in.integer("support_exchanges", 0, MOST),
            in.number("benign_match_rate", 0, 1),
            in.number("half_life_days", 0, 3_650),
            in.rest()));
  }

  Json.Obj json() {
    return new Out()
        .rest(rest)
        .text("algorithm", algorithm)
        .text("version", version)
        .number("permutations", permutations)
        .text("shingle", shingle)
        .text("normaliser", normaliser)
        .text("seed", seed)
        .number("threshold_jaccard", threshold)
        .text("signature_b64url", signature)
        .number("support_accounts", accounts)
        .number("support_exchanges", exchanges)
        .number("benign_match_rate", benignRate)
        .number("half_life_days", halfLifeDays)
        .done();
  }

  /// The pattern of an indicator of type `stillwatch-template`.
  public String pattern() {
    return "%s:v%s:k%d:%s:seed=%s jaccard>=%s %s"
        .formatted(
            algorithm,
            version,
            permutations,
            shingle,
            seed,
            new Json.Num(threshold).canonical(),
            signature);
  }
}
