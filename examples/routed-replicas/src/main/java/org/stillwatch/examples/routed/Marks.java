// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.mark.Anchors;
import org.stillwatch.trace.mark.MarkDirective;
import org.stillwatch.trace.mark.MarkPlan;
import org.stillwatch.trace.mark.RequestMeta;
import org.stillwatch.trace.mark.RequestMeta.Traffic;

/// Asks for the directive of each request, and counts what came of it. Fails open.
final class Marks {
  private final MarkPlan plan;
  private final MarkOrder order;
  private final Anchors anchors;
  private final Supplier<KeyView> keys;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /// @param order what the policy says of all accounts; a real gateway asks for each
  /// @param keys of the week that it is
  Marks(MarkPlan plan, MarkOrder order, Anchors anchors, Supplier<KeyView> keys) {
    this.plan = plan;
    this.order = order;
    this.anchors = anchors;
    this.keys = keys;
  }

  /// How the answer to a request is served.
  MarkDirective about(String account, ChatRequest request) {
    var meta =
        new RequestMeta(
            new AccountId(account),
            request.model(),
            anchors.of(request.firstUserMessage()),
            request.temperature(),
            request.output(),
            Traffic.ORDINARY);
    return plan.mark(order, meta, keys.get());
  }

  /// Counts a directive that was carried out.
  void done(MarkDirective directive) {
    count(
        switch (directive) {
          case MarkDirective.Marked _ -> "MARKED";
          case MarkDirective.Unmarked unmarked -> unmarked.why().name();
        });
  }

  void count(String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  /// How many answers were marked, and how many were not, by reason.
  Map<String, Long> counts() {
    var seen = new TreeMap<String, Long>();
    counts.forEach((what, times) -> seen.put(what, times.sum()));
    return seen;
  }
}
