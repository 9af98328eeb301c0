// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came out of a bundle or an envelope: every object of it is in exactly one of the first
/// three.
///
/// @param received objects that were taken, in their order
/// @param refused objects that were not, in their order
/// @param repeated how many objects stood there again, word for word
/// @param foreign how many objects were taken of each type that nothing here knows
/// @param unchecked how many signatures nobody here could check: of authors whose keys are unknown,
///   or of nothing that came along; they are not kept
/// @param incomplete why the rest was not read; empty when all was
/// @param next where an envelope goes on; empty when it does not
public record Batch(
    List<Received> received,
    List<Refused> refused,
    int repeated,
    SortedMap<String, Integer> foreign,
    int unchecked,
    Optional<String> incomplete,
    Optional<String> next) {
  public Batch {
    received = List.copyOf(received);
    refused = List.copyOf(refused);
    foreign = Collections.unmodifiableSortedMap(new TreeMap<>(foreign));
  }
}
