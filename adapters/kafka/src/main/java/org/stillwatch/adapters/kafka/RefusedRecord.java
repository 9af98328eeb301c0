// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

/// A record that cannot be used, by its place.
///
/// @param reason a word without values
public record RefusedRecord(String topic, int partition, long offset, String reason) {}
