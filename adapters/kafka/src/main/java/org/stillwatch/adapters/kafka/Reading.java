// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.stillwatch.adapters.kafka.Sink.Result;

/// Polls, hands over and commits, on one thread. What waits is bounded: a partition of which enough
/// waits is paused, and while the sink has enough or can store nothing, all are; polling goes on,
/// so that the group sees that we live. Fails closed: an offset is committed once the sink has
/// stored what stands before it, and what it could not store is read again.
final class Reading implements ConsumerRebalanceListener {
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration STEP = Duration.ofMillis(10);

  private final KafkaLimits limits;
  private final Sink sink;
  private final Consumer<?, Value> consumer;
  private final BoundedValues values;
  private final KafkaCounts counts;
  private final InstantSource clock;
  private final Optional<? extends Metric> connections;
  private final Backlog backlog = new Backlog();
  private final HandedOver handedOver = new HandedOver();
  private final Positions positions;
  private final Awaited awaited;
  private long resumeNanos = System.nanoTime();

  /// @param values those of the consumer
  Reading(
      KafkaLimits limits,
      Sink sink,
      Consumer<?, Value> consumer,
      BoundedValues values,
      KafkaCounts counts,
      InstantSource clock) {
    this.limits = limits;
    this.sink = sink;
    this.consumer = consumer;
    this.values = values;
    this.counts = counts;
    this.clock = clock;
    this.positions = new Positions(consumer);
    this.awaited = new Awaited(limits.patience());
    this.connections =
        consumer.metrics().entrySet().stream()
            .filter(m -> m.getKey().group().equals("consumer-metrics"))
            .filter(m -> m.getKey().name().equals("connection-count"))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /// Joins the group.
  void subscribe(List<String> topics) {
    consumer.subscribe(topics, this);
  }

  /// Goes on as far as that is possible now.
  ///
  /// @return whether nothing failed
  boolean turn() {
    try {
      hear();
      positions.commitWhenDue();
      poll();
      handOver();
      counts.fail(positions.failure());
      return true;
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      counts.fail(e.getClass().getSimpleName());
      return false;
    } finally {
      measure();
    }
  }

  private boolean waits() {
    return resumeNanos - System.nanoTime() > 0;
  }

  private void poll() {
    var paused = new HashSet<TopicPartition>();
    var read = new HashSet<TopicPartition>();
    for (TopicPartition partition : consumer.assignment()) {
      boolean full = 2 * backlog.bytes(partition) > room();
      (waits() || full ? paused : read).add(partition);
    }
    consumer.pause(paused);
    consumer.resume(read);
    values.nextPoll();
    boolean idle = backlog.isEmpty() && handedOver.size() == 0 && !waits();
    try {
      accept(consumer.poll(idle ? IDLE : STEP));
    } catch (NoOffsetForPartitionException e) {
      consumer.seekToBeginning(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      beginAnew(e.offsetOutOfRangePartitions());
    }
  }

  /// What the broker no longer has is counted; a partition that was cut or made anew is read from
  /// its beginning, too.
  private void beginAnew(Map<TopicPartition, Long> wanted) {
    consumer
        .beginningOffsets(wanted.keySet(), KafkaSource.LAST_WAIT)
        .forEach((partition, beginning) -> {
          counts.lose(Math.max(0, beginning - wanted.getOrDefault(partition, beginning)));
          consumer.seek(partition, beginning);
        });
  }

  /// Bytes that may wait of each partition.
  private long room() {
    return limits.heldBytes() / Math.max(1, consumer.assignment().size());
  }

  /// Keeps what there is room for; the rest is read again later.
  private void accept(ConsumerRecords<?, Value> polled) {
    long room = room();
    for (TopicPartition partition : polled.partitions()) {
      for (ConsumerRecord<?, Value> one : polled.records(partition)) {
        Value value = Optional.ofNullable(one.value()).orElse(new Value.Unusable("empty"));
        Piece piece = Piece.of(one, value, clock.millis());
        boolean fits = backlog.bytes(partition) + piece.weight() <= room;
        if (value instanceof Value.Left || (backlog.holds(partition) && !fits)) {
          consumer.seek(partition, one.offset());
          break;
        }
        backlog.add(piece);
      }
    }
  }

  private void handOver() {
    boolean goOn = !waits() && noneIsAwaited();
    while (goOn && !backlog.isEmpty() && handedOver.size() < limits.handedOver()) {
      Piece piece = backlog.next();
      var result = taken(piece.value());
      handedOver.add(piece, result);
      goOn =
          !(result.getNow(null) instanceof Result.Again)
              && (backlog.holds(piece.partition()) || noneIsAwaited());
    }
  }

  private boolean noneIsAwaited() {
    return !awaited.any(
        consumer.assignment(),
        p -> backlog.holds(p) || consumer.currentLag(p).orElse(1) == 0,
        System.nanoTime());
  }

  private CompletableFuture<Result> taken(Value value) {
    if (!(value instanceof Value.Whole whole)) {
      String reason = value instanceof Value.Unusable(var why) ? why : "unreadable";
      return CompletableFuture.completedFuture(new Result.Stored(List.of(reason)));
    }
    try {
      return sink.take(whole.bytes())
          .exceptionally(lost -> new Result.Again())
          .toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(new Result.Stored(List.of("unreadable")));
    }
  }

  /// Hears what became of records, in their order.
  private void hear() {
    for (var done = handedOver.firstDone(); done.isPresent(); done = handedOver.firstDone()) {
      Piece piece = done.get().piece();
      switch (done.get().result().join()) {
        case Result.Stored(var refused) -> {
          handedOver.removeFirst();
          positions.stored(piece);
          refused.forEach(reason -> counts.refuse(piece.refused(reason)));
          counts.store();
        }
        case Result.Again _ -> goBack();
      }
    }
  }

  /// Lets go of everything that is not known to be stored, and reads it again a little later.
  private void goBack() {
    counts.goBack();
    var from = new HashMap<TopicPartition, Long>();
    handedOver.clear().forEach(p -> from.merge(p.partition(), p.offset(), Math::min));
    backlog.clear().forEach(p -> from.merge(p.partition(), p.offset(), Math::min));
    from.forEach(consumer::seek);
    resumeNanos = System.nanoTime() + limits.retry().toNanos();
  }

  /// Waits a little for what the sink has, and commits.
  void settle() {
    handedOver.await(KafkaSource.LAST_WAIT);
    hear();
    positions.commit();
    counts.fail(positions.failure());
  }

  private void measure() {
    Set<TopicPartition> read = consumer.assignment();
    long behind = read.stream().mapToLong(p -> consumer.currentLag(p).orElse(1)).sum();
    int brokers =
        connections
            .map(Metric::metricValue)
            .map(n -> n instanceof Number m ? m.intValue() : 0)
            .orElse(0);
    counts.stand(
        new KafkaCounts.Standing(
            brokers, read.size(), behind + backlog.size() + handedOver.size()));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    settle();
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    backlog.forget(partitions);
    handedOver.forget(partitions);
    positions.forget(partitions);
    awaited.forget(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Each turn says anew which partitions are read.
  }
}
