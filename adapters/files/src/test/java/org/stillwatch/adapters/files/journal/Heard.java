// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A reader that keeps what it heard, and the other small things that tests say to a journal.
final class Heard implements FrameReader {
  static final byte[] HEADER_BYTES = "test/1 key 0".getBytes(UTF_8);
  static final JournalHeader HEADER = JournalHeader.of(HEADER_BYTES);

  /// Segments of 2 kB.
  static final JournalSettings SMALL = new JournalSettings(2_048, 512, 1_024, 1 << 20);

  final List<String> frames = new ArrayList<>();
  final List<Position> after = new ArrayList<>();
  final List<Damage> damages = new ArrayList<>();
  private final int enough;

  /// @param enough number of frames after which it stops
  Heard(int enough) {
    this.enough = enough;
  }

  /// Everything that a journal holds.
  static Heard all(Journal journal) throws IOException {
    var heard = new Heard(Integer.MAX_VALUE);
    assertThat(journal.read(journal.begin(), heard)).isEqualTo(journal.end());
    return heard;
  }

  /// Everything behind a place.
  static List<String> from(Journal journal, Position place) throws IOException {
    var heard = new Heard(Integer.MAX_VALUE);
    journal.read(place, heard);
    return heard.frames;
  }

  static List<byte[]> bytes(String... frames) {
    return List.of(frames).stream().map(f -> f.getBytes(UTF_8)).toList();
  }

  /// Appends and waits until it is durable.
  static Position append(Journal journal, String... frames) throws Exception {
    return durable(journal.append(bytes(frames)));
  }

  static Position durable(Append append) throws Exception {
    assertThat(append).isInstanceOf(Append.Taken.class);
    return ((Append.Taken) append).durable().get(60, TimeUnit.SECONDS);
  }

  @Override
  public boolean frame(ByteBuffer frame, Position after) {
    frames.add(UTF_8.decode(frame).toString());
    this.after.add(after);
    return frames.size() < enough;
  }

  @Override
  public void damaged(Damage damage) {
    damages.add(damage);
  }
}
