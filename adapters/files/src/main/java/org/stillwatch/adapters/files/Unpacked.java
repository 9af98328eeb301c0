// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.function.LongConsumer;

/// The decompressed bytes of one source: plain, gzip or zstd, told apart by their first bytes and
/// never by the name. A source that grows beyond its limits ends with an error.
final class Unpacked extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final Counted packed;
  private final InputStream bytes;
  private final boolean compressed;
  private final ReadLimits limits;
  private long out;

  private Unpacked(Counted packed, InputStream bytes, boolean compressed, ReadLimits limits) {
    this.packed = packed;
    this.bytes = bytes;
    this.compressed = compressed;
    this.limits = limits;
  }

  static Unpacked open(Source source, ReadLimits limits, LongConsumer progress) throws IOException {
    var packed = new Counted(Files.newInputStream(source.path()), progress);
    try {
      var in = new BufferedInputStream(packed, BUFFER);
      in.mark(4);
      byte[] magic = in.readNBytes(4);
      in.reset();
      var bytes = unpack(in, magic);
      return new Unpacked(packed, bytes, !in.equals(bytes), limits);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  private static InputStream unpack(InputStream in, byte[] magic) throws IOException {
    if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
      return new GzipStream(in);
    }
    return isZstd(magic) ? new ZstdInputStreamNoFinalizer(in) : in;
  }

  /// A frame, or a skippable frame (RFC 8878, 3.1).
  private static boolean isZstd(byte[] m) {
    if (m.length < 4) {
      return false;
    }
    int word = ByteBuffer.wrap(m).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return word == 0xfd2fb528 || (word & 0xfffffff0) == 0x184d2a50;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Reads on.
  ///
  /// @return how many bytes were read, -1 at the end
  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int n = bytes.read(to, offset, length);
    out += Math.max(0, n);
    if (out > limits.sourceBytes()) {
      throw new IOException("more than " + limits.sourceBytes() + " bytes come out of it");
    }
    if (compressed && out > limits.graceBytes() && out / limits.ratio() > packed.count) {
      throw new IOException("one compressed byte becomes more than " + limits.ratio());
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /// Counts the bytes that leave the file.
  private static final class Counted extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int n = in.read(to, offset, length);
      if (n > 0) {
        count += n;
        progress.accept(n);
      }
      return n;
    }
  }
}
