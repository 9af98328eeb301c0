// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The real disk with something else to do before a segment is written or forced.
///
/// @param beforeWrite may throw, which leaves half of the bytes and one more behind: half alone
///   would be whole frames when two of a length are written together
/// @param beforeForce may throw or wait
record HookedDisk(Hook beforeWrite, Hook beforeForce) implements Disk {
  private static final Disk REAL = new RealDisk();

  /// What is done.
  interface Hook {
    void run() throws IOException;
  }

  /// A disk that is fast and keeps nothing when the power goes.
  static Disk unforced() {
    return new Unforced();
  }

  @Override
  public Output create(Path file) throws IOException {
    return new Hooked(REAL.create(file), beforeWrite, beforeForce);
  }

  @Override
  public Output open(Path file) throws IOException {
    return new Hooked(REAL.open(file), beforeWrite, beforeForce);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    REAL.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    REAL.delete(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    REAL.forceFolder(folder);
  }

  private record Hooked(Output output, Hook beforeWrite, Hook beforeForce) implements Output {
    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      try {
        beforeWrite.run();
      } catch (IOException e) {
        output.write(bytes.limit(bytes.limit() / 2 + 1), at);
        throw e;
      }
      output.write(bytes, at);
    }

    @Override
    public void truncate(long length) throws IOException {
      output.truncate(length);
    }

    @Override
    public void force() throws IOException {
      beforeForce.run();
      output.force();
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }

  private static final class Unforced implements Disk {
    @Override
    public Output create(Path file) throws IOException {
      return new Lazy(REAL.create(file));
    }

    @Override
    public Output open(Path file) throws IOException {
      return new Lazy(REAL.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      REAL.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      REAL.delete(file);
    }

    @Override
    public void forceFolder(Path folder) {}
  }

  private record Lazy(Output output) implements Output {
    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      output.write(bytes, at);
    }

    @Override
    public void truncate(long length) throws IOException {
      output.truncate(length);
    }

    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}
