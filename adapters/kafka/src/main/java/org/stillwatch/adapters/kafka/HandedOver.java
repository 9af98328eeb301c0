// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.stillwatch.adapters.kafka.Sink.Result;

/// Records that the sink has and of which it is not known yet whether they are stored, in their
/// order.
final class HandedOver {
  private final ArrayDeque<One> inOrder = new ArrayDeque<>();

  /// A record and what becomes of it; that never fails.
  record One(Piece piece, CompletableFuture<Result> result) {}

  void add(Piece piece, CompletableFuture<Result> result) {
    inOrder.add(new One(piece, result));
  }

  int size() {
    return inOrder.size();
  }

  /// The first one, if it is known what became of it.
  Optional<One> firstDone() {
    return Optional.ofNullable(inOrder.peekFirst()).filter(one -> one.result.isDone());
  }

  void removeFirst() {
    inOrder.removeFirst();
  }

  /// Takes all out.
  List<Piece> clear() {
    var all = new ArrayList<Piece>();
    inOrder.forEach(one -> all.add(one.piece));
    inOrder.clear();
    return all;
  }

  /// Forgets partitions.
  void forget(Collection<TopicPartition> partitions) {
    inOrder.removeIf(one -> partitions.contains(one.piece.partition()));
  }

  /// Waits until it is known of all of them, or no longer.
  void await(Duration most) {
    var results = inOrder.stream().map(One::result).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(results)
        .completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
