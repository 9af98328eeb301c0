// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;
import static org.stillwatch.adapters.files.journal.Heard.SMALL;
import static org.stillwatch.adapters.files.journal.Heard.append;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that is slow, full or broken.
class JournalFaultTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_slow_disk_has_appends_refused_at_once_and_nothing_kept_of_them() throws Exception {
    var settings = new JournalSettings(1 << 20, 1_024, 16_384, 65_536);
    var go = new CountDownLatch(1);
    var disk = new HookedDisk(() -> {}, () -> Waiting.until(go));
    try (var journal = Journal.open(folder, settings, HEADER, disk)) {
      var taken = new ArrayList<Append>();
      Append last = journal.append(List.of(new byte[1_024]));
      while (last instanceof Append.Taken) {
        taken.add(last);
        last = journal.append(List.of(new byte[1_024]));
      }
      assertThat(taken).hasSizeBetween(48, 64);

      // more than the memory of this process, if it were kept
      for (int i = 0; i < 1_000_000; i++) {
        var refused = (Append.Refused) journal.append(List.of(new byte[1_024]));
        assertThat(refused.reason()).isEqualTo(Append.Reason.QUEUE_FULL);
      }

      assertThat(journal.waitingBytes()).isBetween(60_000L, 65_536L);
      assertThat(last)
          .isEqualTo(
              new Append.Refused(
                  Append.Reason.QUEUE_FULL,
                  journal.waitingBytes() + " bytes wait for the disk, at most 65536"));
      go.countDown();
      for (Append append : taken) {
        Heard.durable(append);
      }
      append(journal, "after");
      assertThat(Heard.all(journal).frames).hasSize(taken.size() + 1).last().isEqualTo("after");
      assertThat(journal.waitingBytes()).isZero();
    }
  }

  @Test
  void nothing_is_read_before_it_is_forced() throws Exception {
    var slow = new AtomicBoolean();
    var written = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var disk =
        new HookedDisk(
            () -> {},
            () -> {
              if (slow.get()) {
                written.countDown();
                Waiting.until(go);
              }
            });
    try (var journal = Journal.open(folder, SMALL, HEADER, disk)) {
      Position first = append(journal, "first");
      slow.set(true);
      var second = (Append.Taken) journal.append(Heard.bytes("second"));

      Waiting.until(written);

      assertThat(Heard.all(journal).frames).containsExactly("first");
      assertThat(journal.awaitMore(first, Duration.ofMillis(1))).isEqualTo(More.NOT_YET);
      assertThat(second.durable()).isNotDone();
      go.countDown();
      Heard.durable(second);
      assertThat(Heard.from(journal, first)).containsExactly("second");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "force"})
  void after_one_failure_nothing_is_acknowledged_until_it_is_opened_anew(String step)
      throws Exception {
    var once = new AtomicBoolean();
    var go = new CountDownLatch(1);
    HookedDisk.Hook fail =
        () -> {
          if (once.compareAndSet(true, false)) {
            Waiting.until(go);
            throw new IOException("No space left on device");
          }
        };
    var disk =
        step.equals("write") ? new HookedDisk(fail, () -> {}) : new HookedDisk(() -> {}, fail);
    Position end;
    try (var journal = Journal.open(folder, SMALL, HEADER, disk)) {
      end = append(journal, "good");
      once.set(true);
      var waiting = new ArrayList<Append>();
      for (int i = 0; i < 20; i++) {
        waiting.add(journal.append(Heard.bytes("lost " + i)));
      }

      go.countDown();

      String why =
          "journal "
              + folder
              + " is read-only since a write failed: java.io.IOException: No space left on device";
      for (Append append : waiting) {
        assertThatThrownBy(() -> Heard.durable(append))
            .hasCauseInstanceOf(IOException.class)
            .hasRootCauseMessage("No space left on device");
      }
      assertThat(journal.awaitMore(end, Duration.ofDays(1))).isEqualTo(More.NEVER);
      assertThat(journal.append(Heard.bytes("late")))
          .isEqualTo(new Append.Refused(Append.Reason.READ_ONLY, why));
      assertThat(journal.failure()).contains(why);
      assertThat(journal.end()).isEqualTo(end);
      assertThat(Heard.all(journal).frames).containsExactly("good");
    }
    try (var journal = Journal.open(folder, SMALL, HEADER)) {
      assertThat(journal.recovery().tornBytes() > 0).isEqualTo(step.equals("write"));
      append(journal, "new");
      assertThat(Heard.all(journal).frames).startsWith("good").endsWith("new");
      assertThat(Heard.all(journal).damages).isEmpty();
    }
  }

  @Test
  void a_segment_that_cannot_be_begun_leaves_nothing_behind() throws Exception {
    var full = new AtomicBoolean(true);
    var disk =
        new HookedDisk(
            () -> {
              if (full.get()) {
                throw new IOException("No space left on device");
              }
            },
            () -> {});
    try (var journal = Journal.open(folder, SMALL, HEADER, disk)) {
      var append = journal.append(Heard.bytes("lost"));
      assertThatThrownBy(() -> Heard.durable(append)).hasCauseInstanceOf(IOException.class);
    }
    full.set(false);
    try (var journal = Journal.open(folder, SMALL, HEADER, disk)) {
      assertThat(SegmentName.list(folder)).isEmpty();
      assertThat(SegmentName.drafts(folder)).isEmpty();
      append(journal, "good");
      assertThat(Heard.all(journal).frames).containsExactly("good");
    }
  }
}
