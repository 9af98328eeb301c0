// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/// Takes values out of what a broker sent until one poll has enough. The client bounds a poll by
/// records and an answer by its packed bytes; this bounds the bytes after unpacking.
final class BoundedValues implements Deserializer<Value> {
  private final KafkaLimits limits;
  private long used;
  private boolean full;

  BoundedValues(KafkaLimits limits) {
    this.limits = limits;
  }

  /// Says that another poll begins.
  void nextPoll() {
    used = 0;
    full = false;
  }

  @Override
  public Value deserialize(String topic, byte[] data) {
    return taken(ByteBuffer.wrap(data));
  }

  @Override
  public Value deserialize(String topic, Headers headers, ByteBuffer data) {
    return taken(data);
  }

  private Value taken(ByteBuffer data) {
    int bytes = data.remaining();
    if (bytes > limits.valueBytes()) {
      return new Value.Unusable("too-long");
    }
    full |= used > 0 && used + bytes > limits.heldBytes();
    if (full) {
      return new Value.Left();
    }
    used += bytes;
    return new Value.Whole(data);
  }
}
