// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.mark.MarkDirective.DedupScope;
import org.stillwatch.trace.mark.MarkDirective.LedgerPolicy;
import org.stillwatch.trace.mark.MarkDirective.Marked;
import org.stillwatch.trace.mark.MarkDirective.Reason;
import org.stillwatch.trace.mark.MarkDirective.Routed;
import org.stillwatch.trace.mark.MarkDirective.Serving;
import org.stillwatch.trace.mark.MarkDirective.ThinkingPolicy;
import org.stillwatch.trace.mark.MarkDirective.Unmarked;
import org.stillwatch.trace.mark.RequestMeta.Output;
import org.stillwatch.trace.mark.RequestMeta.Traffic;

/// How a deployment marks, and the function that says so for each request. Fails open: whatever is
/// missing, the answer is served unmarked, and the directive says why. Every node with the same
/// plan and the same keys says the same.
///
/// @param scheme of the marks of replicas
/// @param pools how many replicas with different keys there are, 2 to 256
/// @param bestOf how many answers are drawn for flagged traffic, 1 to 16
public record MarkPlan(RoutedScheme scheme, int pools, int bestOf) {
  /// The most pools.
  public static final int MOST_POOLS = 256;

  private static final int MOST_DRAWN = 16;

  /// @throws IllegalArgumentException when a number is out of its range
  public MarkPlan {
    Route.requirePools(pools);
    if (bestOf < 1 || bestOf > MOST_DRAWN) {
      throw new IllegalArgumentException("expected 1 to 16 answers, got " + bestOf);
    }
  }

  /// What is to be done about one answer.
  ///
  /// @param keys of the week in which it is served
  public MarkDirective mark(MarkOrder order, RequestMeta meta, KeyView keys) {
    var serving = new Serving(thinking(order), ledger(order, meta), auditTag(order, keys.epoch()));
    Optional<Reason> obstacle = obstacle(order, meta);
    if (obstacle.isPresent()) {
      return new Unmarked(obstacle.get(), serving);
    }
    if (meta.anchor().isEmpty()) {
      return new Unmarked(Reason.NO_ANCHOR, serving);
    }
    Anchor anchor = meta.anchor().get();
    return keys.key(Route.ref(keys.epoch(), meta.model(), meta.account().value()))
        .<MarkDirective>map(
            key -> marked(order, meta, new Drawn(new Route(key), anchor, keys.epoch()), serving))
        .orElseGet(() -> new Unmarked(Reason.NO_KEY, serving));
  }

  private Optional<Reason> obstacle(MarkOrder order, RequestMeta meta) {
    if (!isOrdered(order, meta)) {
      return Optional.of(Reason.NOT_ORDERED);
    }
    if (meta.output() == Output.STRUCTURED) {
      return Optional.of(Reason.STRUCTURED_OUTPUT);
    }
    if (!(meta.temperature() > 0)) {
      return Optional.of(Reason.NOTHING_DRAWN);
    }
    boolean named = KeyRef.isField(meta.account().value()) && KeyRef.isField(meta.model());
    return named ? Optional.empty() : Optional.of(Reason.UNUSABLE_NAME);
  }

  private boolean isOrdered(MarkOrder order, RequestMeta meta) {
    return order.asksFor(MarkMeasure.ROUTED_KEYS)
        || isChosen(order, meta, MarkMeasure.VARIANTS)
        || drawn(order, meta) > 1;
  }

  /// Measures that cost the customer something are for flagged traffic.
  private static boolean isChosen(MarkOrder order, RequestMeta meta, MarkMeasure measure) {
    return meta.traffic() == Traffic.FLAGGED && order.asksFor(measure);
  }

  private int drawn(MarkOrder order, RequestMeta meta) {
    return isChosen(order, meta, MarkMeasure.BEST_OF_N) ? bestOf : 1;
  }

  /// What the key of an account says about one conversation.
  private record Drawn(Route route, Anchor anchor, long epoch) {
    OptionalLong variantSeed() {
      return OptionalLong.of(route.variantSeed(anchor));
    }
  }

  private Marked marked(MarkOrder order, RequestMeta meta, Drawn drawn, Serving serving) {
    Optional<Routed> route =
        order.asksFor(MarkMeasure.ROUTED_KEYS)
            ? Optional.of(routed(drawn, meta.model()))
            : Optional.empty();
    OptionalLong seed =
        isChosen(order, meta, MarkMeasure.VARIANTS) ? drawn.variantSeed() : OptionalLong.empty();
    return new Marked(route, seed, drawn(order, meta), serving);
  }

  private Routed routed(Drawn drawn, String model) {
    int pool = drawn.route().pool(drawn.anchor(), pools);
    return new Routed(pool, poolKey(drawn.epoch(), model, pool), DedupScope.SINGLE_TURN);
  }

  /// The name of the key of a replica.
  public KeyRef poolKey(long epoch, String model, int pool) {
    return new KeyRef(epoch, scheme.word(), model, KeyPurpose.POOL, String.valueOf(pool));
  }

  private static ThinkingPolicy thinking(MarkOrder order) {
    return order.asksFor(MarkMeasure.WITHHOLD_REASONING)
        ? ThinkingPolicy.WITHHELD
        : ThinkingPolicy.AS_ASKED;
  }

  private static LedgerPolicy ledger(MarkOrder order, RequestMeta meta) {
    if (!order.asksFor(MarkMeasure.LEDGER)) {
      return LedgerPolicy.NOTHING;
    }
    return meta.traffic() == Traffic.FLAGGED ? LedgerPolicy.TWINS : LedgerPolicy.FINGERPRINTS;
  }

  private static String auditTag(MarkOrder order, long epoch) {
    return "e" + epoch + "/p" + order.policyVersion() + "/" + order.reason().word();
  }
}
