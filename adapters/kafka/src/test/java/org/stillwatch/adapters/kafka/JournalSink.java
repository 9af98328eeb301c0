// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// A sink that stores as the journal does: on another thread, in the order in which it was asked.
final class JournalSink implements Sink {
  /// Answers to the next values, before any is stored.
  final Queue<Function<byte[], CompletionStage<Result>>> script = new ConcurrentLinkedQueue<>();

  /// Values as they came, stored or not.
  final Queue<String> offered = new ConcurrentLinkedQueue<>();

  private final List<String> lines = new ArrayList<>();
  private CompletableFuture<Result> last = CompletableFuture.completedFuture(new Result.Again());

  static Function<byte[], CompletionStage<Result>> again() {
    return value -> CompletableFuture.completedFuture(new Result.Again());
  }

  @Override
  public CompletionStage<Result> take(byte[] value) {
    offered.add(new String(value, UTF_8));
    var answer = script.poll();
    if (answer != null) {
      return answer.apply(value);
    }
    // not on the common pool, of whose few threads a test may hold one
    last = last.thenApplyAsync(before -> stored(value), Thread::startVirtualThread);
    return last;
  }

  Result stored(byte[] value) {
    synchronized (lines) {
      lines.add(new String(value, UTF_8));
    }
    return new Result.Stored(List.of());
  }

  /// What is stored.
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  void awaitLines(int count) throws Exception {
    Waiting.until(count + " lines", () -> lines().size() >= count);
  }
}
