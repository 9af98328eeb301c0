// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// A kernel and a disk. What is written stands in the real files at once, as in the page cache; a
/// model remembers what the disk itself has. When a force fails, the cache keeps the bytes and
/// forgets that the disk lacks them. When the power goes, nothing works any more, and [#powerCut]
/// leaves in the files what the disk has, and of what was under way an arbitrary part.
final class ModelDisk implements Disk {
  private static final int SECTOR = 64;
  private static final Disk REAL = new RealDisk();

  private final Random dice;
  private final Map<Path, Kept> files = new HashMap<>();
  private final Set<Path> newNames = new HashSet<>();
  private final Map<Path, Kept> goneNames = new HashMap<>();
  private Fault fault = Fault.POWER;
  private int left = Integer.MAX_VALUE;

  /// What goes wrong.
  enum Fault {
    /// From then on everything fails.
    POWER,
    /// One force fails, and the next would not.
    FORCE
  }

  private static final class Change {
    private final long at;
    private final byte[] bytes;
    private final boolean cut;

    Change(long at, byte[] bytes, boolean cut) {
      this.at = at;
      this.bytes = bytes;
      this.cut = cut;
    }
  }

  private static final class Kept {
    private byte[] bytes = new byte[0];
    private final List<Change> dirty = new ArrayList<>();
  }

  ModelDisk(Random dice) {
    this.dice = dice;
  }

  /// Sets what goes wrong after so many operations.
  synchronized void arm(Fault fault, int left) {
    this.fault = fault;
    this.left = left;
  }

  /// The machine starts again with what the disk has.
  synchronized void powerCut() throws IOException {
    for (Path name : newNames) {
      if (dice.nextBoolean()) {
        Files.delete(name);
        files.remove(name);
      }
    }
    newNames.clear();
    for (var name : goneNames.entrySet()) {
      if (dice.nextBoolean()) {
        files.put(name.getKey(), name.getValue());
      }
    }
    goneNames.clear();
    for (var file : files.entrySet()) {
      Kept kept = file.getValue();
      int mood = dice.nextInt(3);
      kept.dirty.forEach(c -> kept.bytes = partly(kept.bytes, c, mood));
      kept.dirty.clear();
      Files.write(file.getKey(), kept.bytes);
    }
  }

  /// @param mood nothing, all, or some sectors
  private byte[] partly(byte[] bytes, Change change, int mood) {
    if (mood == 0) {
      return bytes;
    }
    if (change.cut || mood == 1) {
      return with(bytes, change);
    }
    byte[] result = bytes;
    for (int i = 0; i < change.bytes.length; i += SECTOR) {
      byte[] sector =
          Arrays.copyOfRange(change.bytes, i, Math.min(i + SECTOR, change.bytes.length));
      if (dice.nextBoolean()) {
        result = with(result, new Change(change.at + i, sector, false));
      }
    }
    return result;
  }

  private static byte[] with(byte[] bytes, Change change) {
    if (change.cut) {
      return Arrays.copyOf(bytes, (int) change.at);
    }
    int end = (int) change.at + change.bytes.length;
    byte[] result = Arrays.copyOf(bytes, Math.max(bytes.length, end));
    System.arraycopy(change.bytes, 0, result, (int) change.at, change.bytes.length);
    return result;
  }

  private void step(boolean force) throws IOException {
    left--;
    if (fault == Fault.POWER && left <= 0) {
      throw new IOException("the power is gone");
    }
    if (fault == Fault.FORCE && force && left <= 0) {
      left = Integer.MAX_VALUE;
      throw new IOException("the disk did not take it");
    }
  }

  @Override
  public synchronized Output create(Path file) throws IOException {
    step(false);
    files.put(file, new Kept());
    return new Modelled(file, REAL.create(file));
  }

  @Override
  public synchronized Output open(Path file) throws IOException {
    step(false);
    return new Modelled(file, REAL.open(file));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    step(false);
    REAL.rename(from, to);
    files.put(to, files.get(from));
    files.remove(from);
    newNames.add(to);
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    step(false);
    REAL.delete(file);
    Kept kept = files.remove(file);
    if (kept != null && !newNames.remove(file)) {
      goneNames.put(file, kept);
    }
  }

  @Override
  public synchronized void forceFolder(Path folder) throws IOException {
    step(true);
    newNames.clear();
    goneNames.clear();
  }

  private final class Modelled implements Output {
    private final Kept kept;
    private final Output real;

    Modelled(Path file, Output real) {
      this.kept = Objects.requireNonNull(files.get(file));
      this.real = real;
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      synchronized (ModelDisk.this) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        kept.dirty.add(new Change(at, copy, false));
        step(false);
        real.write(bytes, at);
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (ModelDisk.this) {
        kept.dirty.add(new Change(length, new byte[0], true));
        step(false);
        real.truncate(length);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (ModelDisk.this) {
        try {
          step(true);
          kept.dirty.forEach(c -> kept.bytes = with(kept.bytes, c));
          kept.dirty.clear();
        } catch (IOException e) {
          if (fault == Fault.FORCE) {
            kept.dirty.clear();
          }
          throw e;
        }
      }
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
