/// Records of traffic out of Kafka: polled, handed to a sink, and acknowledged to the broker once
/// the sink has stored them.
@NullMarked
package org.stillwatch.adapters.kafka;

import org.jspecify.annotations.NullMarked;
