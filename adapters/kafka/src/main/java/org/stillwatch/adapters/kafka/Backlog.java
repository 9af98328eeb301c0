// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/// Records that were polled and not handed over yet, in the order of their times over all
/// partitions, as far as the order within each partition allows.
///
/// Partitions are read at different speeds, most of all when there is much to catch up with.
/// Whatever the engine gets too long after later traffic is late, hence this order.
final class Backlog {
  private final Map<TopicPartition, Row> waiting = new HashMap<>();
  private final PriorityQueue<Piece> heads = new PriorityQueue<>(Piece.BY_TIME);

  /// Records of one partition.
  private static final class Row {
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long bytes;
  }

  /// Adds the record that was read next of its partition.
  void add(Piece piece) {
    var row = waiting.computeIfAbsent(piece.partition(), p -> new Row());
    if (row.pieces.isEmpty()) {
      heads.add(piece);
    }
    row.pieces.add(piece);
    row.bytes += piece.weight();
  }

  /// Whether something of a partition waits.
  boolean holds(TopicPartition partition) {
    return waiting.containsKey(partition);
  }

  /// Bytes of memory that records of a partition take.
  long bytes(TopicPartition partition) {
    return Optional.ofNullable(waiting.get(partition)).map(row -> row.bytes).orElse(0L);
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  int size() {
    return waiting.values().stream().mapToInt(row -> row.pieces.size()).sum();
  }

  /// Takes the next one out.
  Piece next() {
    Piece next = heads.remove();
    var row = Objects.requireNonNull(waiting.get(next.partition()));
    row.pieces.removeFirst();
    row.bytes -= next.weight();
    if (row.pieces.isEmpty()) {
      waiting.remove(next.partition());
    } else {
      heads.add(row.pieces.getFirst());
    }
    return next;
  }

  /// Takes the next one of each partition out, and forgets the others.
  List<Piece> clear() {
    var first = List.copyOf(heads);
    heads.clear();
    waiting.clear();
    return first;
  }

  /// Forgets partitions.
  void forget(Collection<TopicPartition> partitions) {
    waiting.keySet().removeAll(partitions);
    heads.removeIf(piece -> partitions.contains(piece.partition()));
  }
}
