// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.RejectReason;

/// What one body became: frames to store, and the records that cannot be used.
final class Taken {
  private static final int MOST_REFUSALS = 100;

  private final RecordFrames<Entry> codec;
  private final List<byte[]> frames = new ArrayList<>();
  private final List<byte[]> served = new ArrayList<>();
  private final Map<String, Long> rejected = new TreeMap<>();
  private final List<Intake.Refusal> refusals = new ArrayList<>();

  private long passed;

  Taken(RecordFrames<Entry> codec) {
    this.codec = codec;
  }

  void add(Entry entry) {
    frames.add(codec.write(entry));
  }

  /// Adds the frame of an answer.
  void serve(byte[] frame) {
    served.add(frame);
  }

  /// Adds the frame of a pair of twins, which is a record of its own.
  void pair(byte[] frame) {
    serve(frame);
    pass();
  }

  /// Counts a record that could be read and of which nothing is kept in the journal of entries.
  void pass() {
    passed++;
  }

  void refuse(RejectReason reason, Place place) {
    rejected.merge(reason.word(), 1L, Long::sum);
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(
          new Intake.Refusal(
              place.number(),
              place.offset(),
              place.length(),
              reason.word(),
              Hash64.text(place.hash())));
    }
  }

  List<byte[]> frames() {
    return frames;
  }

  /// Frames of the answers of its exchanges, for a journal of their own.
  List<byte[]> served() {
    return served;
  }

  Intake.Outcome stored() {
    return new Intake.Outcome.Stored(
        frames.size() + passed, Map.copyOf(rejected), List.copyOf(refusals));
  }
}
