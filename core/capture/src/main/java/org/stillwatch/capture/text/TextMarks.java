// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.capture.Fingerprint.Slot;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// What is kept of a text.
///
/// @param skeleton hash of the whole skeleton, 0 when nothing but punctuation was there
/// @param segments at most sixteen hashes, in text order
/// @param slots at most two
/// @param near near-duplicate hash
/// @param features packed word features
/// @param hits cue hits and marks of structure by task class; absent is zero
/// @param forms forms that cues showed
/// @param script majority script, ISO 15924
public record TextMarks(
    long skeleton,
    List<Long> segments,
    List<Slot> slots,
    long near,
    List<Long> features,
    Map<TaskClass, Integer> hits,
    Set<RequestForm> forms,
    String script) {
  /// Marks of no text.
  public static final TextMarks NONE =
      new TextMarks(0, List.of(), List.of(), 0, List.of(), Map.of(), Set.of(), "");
}
