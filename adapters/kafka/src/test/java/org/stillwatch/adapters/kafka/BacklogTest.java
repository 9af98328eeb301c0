// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// What waits, in which order it goes on, and for whom it waits.
class BacklogTest {
  private static final TopicPartition A = new TopicPartition("t", 0);
  private static final TopicPartition B = new TopicPartition("t", 1);

  private static List<Piece> pieces(TopicPartition partition, long... times) {
    return IntStream.range(0, times.length)
        .mapToObj(i ->
            new Piece(
                partition, i, times[i], new OffsetAndMetadata(i + 1L), new Value.Unusable("empty")))
        .toList();
  }

  @Test
  void the_earliest_of_all_partitions_is_next_and_within_one_its_order_holds() {
    var backlog = new Backlog();
    pieces(A, 10, 40, 20).forEach(backlog::add);
    pieces(B, 15, 30).forEach(backlog::add);

    assertThat(backlog.size()).isEqualTo(5);
    assertThat(IntStream.range(0, 5).mapToObj(i -> backlog.next().timeMillis()).toList())
        .containsExactly(10L, 15L, 30L, 40L, 20L);
    assertThat(backlog.isEmpty()).isTrue();
    assertThat(backlog.holds(A)).isFalse();
  }

  @Test
  void what_is_forgotten_or_cleared_does_not_come() {
    var backlog = new Backlog();
    pieces(A, 1, 2).forEach(backlog::add);
    pieces(B, 1, 2).forEach(backlog::add);

    backlog.forget(Set.of(A));
    assertThat(backlog.holds(A)).isFalse();
    var _ = backlog.next();
    assertThat(backlog.clear()).map(Piece::offset).containsExactly(1L);
    assertThat(backlog.isEmpty()).isTrue();
  }

  @Test
  void a_partition_that_says_nothing_is_awaited_for_a_while() {
    var awaited = new Awaited(Duration.ofNanos(100));
    var both = List.of(A, B);

    assertThat(awaited.any(both, A::equals, 0)).isTrue();
    assertThat(awaited.any(both, A::equals, 99)).isTrue();
    assertThat(awaited.any(both, A::equals, 100)).isFalse();
    assertThat(awaited.any(both, B::equals, 100)).as("another one").isTrue();
    assertThat(awaited.any(both, p -> true, 500)).isFalse();
    assertThat(awaited.any(both, A::equals, 600)).as("it had said something").isTrue();
  }

  @Test
  void a_poll_takes_so_many_bytes_and_at_least_one_value() {
    var limits = new KafkaLimits(60, 1, 100, 1, Duration.ofMillis(1), Duration.ofMillis(1));
    var values = new BoundedValues(limits);

    assertThat(values.deserialize("t", new byte[61])).isInstanceOf(Value.Unusable.class);
    assertThat(values.deserialize("t", new byte[60]).length()).isEqualTo(60);
    assertThat(values.deserialize("t", new byte[41])).isInstanceOf(Value.Left.class);
    assertThat(values.deserialize("t", new byte[1])).as("order").isInstanceOf(Value.Left.class);
    values.nextPoll();
    assertThat(values.deserialize("t", new RecordHeaders(), ByteBuffer.allocate(60)).length())
        .isEqualTo(60);
  }
}
