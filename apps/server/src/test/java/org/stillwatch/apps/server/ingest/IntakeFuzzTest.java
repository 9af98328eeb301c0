// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.apps.server.ledger.Answers;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.IpPrefix;

/// Whatever the body of a call or the value of a Kafka record holds, each record of it is taken or
/// refused with its place in the body. In CI the kept corpus is replayed; with `JAZZER_FUZZ=1`
/// bytes are made up (`bin/fuzz`).
final class IntakeFuzzTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));

  private final RecordFrames<Entry> frames = Entry.frames();
  private final ExchangeBodies exchanges =
      new ExchangeBodies(
          KEY, LogSettings.DEFAULT, Optional.of(new Answers(KEY)), IpPrefix::low, CLOCK);
  private final TableLines tables = new TableLines(KEY);

  @FuzzTest(maxDuration = "10m")
  void exchanges(byte[] body) {
    var taken = new Taken(frames);
    exchanges.lines(body, taken);
    placed(taken, body.length);
  }

  @FuzzTest(maxDuration = "10m")
  void traces(byte[] body) {
    var taken = new Taken(frames);
    if (exchanges.traces(body, taken)) {
      placed(taken, body.length);
    } else {
      assertThat(taken.frames()).isEmpty();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void rows(byte[] body) {
    for (Intake.Kind kind : Intake.Kind.values()) {
      if (kind != Intake.Kind.EXCHANGES && kind != Intake.Kind.TRACES) {
        var taken = new Taken(frames);
        if (kind == Intake.Kind.TWINS) {
          new TwinBodies(KEY, new Answers(KEY), CLOCK).read(body, taken);
        } else {
          tables.read(kind, body, taken);
        }
        placed(taken, body.length);
      }
    }
  }

  private void placed(Taken taken, int length) {
    for (byte[] frame : taken.frames()) {
      assertThat(frames.read(ByteBuffer.wrap(frame))).isNotNull();
    }
    if (taken.stored() instanceof Intake.Outcome.Stored stored) {
      assertThat(stored.refusals()).hasSizeLessThanOrEqualTo(100);
      assertThat(stored.refusals())
          .allMatch(r -> r.line() >= 1 && r.offset() >= 0 && r.length() >= 0)
          .allMatch(r -> r.offset() + r.length() <= length)
          .allMatch(r -> r.hash().matches("[0-9a-f]{16}"));
    }
  }
}
