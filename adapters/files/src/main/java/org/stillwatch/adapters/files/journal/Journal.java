// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.stillwatch.base.ConfigException;

/// An append-only log of frames in a folder. It fails closed: what it acknowledged is on the disk,
/// what it cannot put there it refuses, and what it lost it says. Any thread may call it.
public final class Journal implements AutoCloseable {
  private final Path folder;
  private final JournalSettings settings;
  private final FolderLock lock;
  private final Disk disk;
  private final Recovery recovery;
  private final Extents extents;
  private final WriteQueue queue;
  private final Thread writer;
  private final Object dropping = new Object();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Journal(
      Path folder, JournalSettings settings, JournalHeader header, FolderLock lock, Disk disk)
      throws IOException {
    var opening = Opening.of(folder, disk, header);
    this.folder = folder;
    this.settings = settings;
    this.lock = lock;
    this.disk = disk;
    this.recovery = opening.recovery();
    this.extents = opening.extents();
    this.queue = new WriteQueue(settings.queueBytes());
    var row = opening.row(settings.segmentBytes(), header.now());
    var work = new JournalWriter(folder, row, queue, extents, settings.writeBytes());
    this.writer = Thread.ofPlatform().daemon().name("journal-writer").start(work);
  }

  /// Opens a journal, which is made when it is missing: the folder with mode 0700, files with 0600;
  /// a folder that is there keeps its mode. All of it is read and checked, a torn end is cut off,
  /// and [#recovery] tells.
  ///
  /// @param header says whose frames these are; a journal that begins with another one is refused
  /// @throws ConfigException when another process has it open, or it is not of this owner
  /// @throws IOException when the disk refuses
  public static Journal open(Path folder, JournalSettings settings, JournalHeader header)
      throws IOException {
    return open(folder, settings, header, new RealDisk());
  }

  static Journal open(Path folder, JournalSettings settings, JournalHeader header, Disk disk)
      throws IOException {
    makeFolder(folder.toAbsolutePath().normalize(), disk);
    var lock = FolderLock.of(folder);
    try {
      return new Journal(folder, settings, header, lock, disk);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static void makeFolder(Path folder, Disk disk) throws IOException {
    Path parent = folder.getParent();
    if (parent == null || Files.isDirectory(folder)) {
      return;
    }
    if (Files.exists(folder)) {
      throw new ConfigException(folder.toString(), "journal", "a file", "a folder or a new name");
    }
    makeFolder(parent, disk);
    Files.createDirectory(folder, RealDisk.mine("rwx------"));
    disk.forceFolder(parent);
  }

  /// What opening found.
  public Recovery recovery() {
    return recovery;
  }

  /// Takes frames: after a crash all of them are there, in this order and next to each other, or
  /// none. It never waits. Appends of one thread keep their order.
  ///
  /// @param frames at least one
  public Append append(List<byte[]> frames) {
    var mine = List.copyOf(frames);
    if (mine.isEmpty()) {
      throw new IllegalArgumentException("an append has at least one frame");
    }
    int longest = mine.stream().mapToInt(f -> f.length).max().orElse(0);
    if (longest > settings.frameBytes()) {
      return tooLarge("a frame", longest, settings.frameBytes());
    }
    long bytes = Batch.bytes(mine);
    return bytes > settings.writeBytes()
        ? tooLarge("an append", bytes, settings.writeBytes())
        : queue.add(mine);
  }

  private static Append tooLarge(String what, long bytes, long most) {
    return new Append.Refused(
        Append.Reason.TOO_LARGE, what + " of " + bytes + " bytes, at most " + most);
  }

  /// Bytes that wait for the disk, at most the queue's.
  public long waitingBytes() {
    return queue.held();
  }

  /// Why nothing is taken any more, once a write failed.
  public Optional<String> failure() {
    return queue
        .whyShut()
        .filter(w -> w.reason() == Append.Reason.READ_ONLY)
        .map(Append.Refused::sentence);
  }

  /// The first place that can be read from.
  public Position begin() {
    return extents.begin();
  }

  /// The durable end: every acknowledged frame lies before it.
  public Position end() {
    return extents.end();
  }

  /// Hands over the frames behind a place, up to the end that is durable now. Nothing is seen twice
  /// or left out when the next call goes on where this one ended. An interrupted thread cannot
  /// read.
  ///
  /// @param from [#begin], or what this journal gave out: behind a frame, or where reading ended
  /// @return where to go on
  /// @throws IOException when the disk refuses, or frames from that place on are not here: it was
  ///   dropped, or lies behind the end, or never was the end of a frame
  public Position read(Position from, FrameReader reader) throws IOException {
    requireOpen();
    return new Reading(folder, extents, reader).from(from);
  }

  /// Waits until there is more to read behind a place.
  public More awaitMore(Position seen, Duration atMost) throws InterruptedException {
    return extents.await(seen, atMost);
  }

  /// Deletes the segments that lie wholly before a place, oldest first, each for good before the
  /// next. The one with the end always stays, since it knows how far the numbers went.
  ///
  /// @return number of segments that are gone
  public int dropBefore(Position place) throws IOException {
    if (place.compareTo(end()) > 0) {
      throw new IllegalArgumentException(place + " lies behind the end " + end());
    }
    synchronized (dropping) {
      requireOpen();
      int dropped = 0;
      while (extents.begin().segment() < place.segment()) {
        drop(extents.begin().segment());
        dropped++;
      }
      return dropped;
    }
  }

  private void drop(long segment) throws IOException {
    long end = extents.remove(segment);
    try {
      disk.delete(SegmentName.in(folder, segment));
      disk.forceFolder(folder);
    } catch (IOException e) {
      extents.set(segment, end);
      throw e;
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the journal is closed");
    }
  }

  /// Refuses more, writes and acknowledges what waits, and lets the folder go.
  @Override
  public void close() throws IOException {
    if (Thread.currentThread().equals(writer)) {
      throw new IllegalStateException("a journal is not closed by an action of an append");
    }
    if (closed.compareAndSet(false, true)) {
      queue.shut(new Append.Refused(Append.Reason.CLOSED, "the journal is closed"));
      ended(writer);
      synchronized (dropping) {
        lock.close();
      }
    }
  }

  private static void ended(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
