// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Decompressed bytes of a gzip file of any number of members (RFC 1952).
///
/// It stands in for `java.util.zip.GZIPInputStream`, which takes a cut or damaged header of a later
/// member for the end of the file, so that lines would be lost silently. Here only zero padding may
/// follow the last member.
public final class GzipStream extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] input = new byte[1 << 16];
  private int next;
  private int end;
  private boolean inside;
  private boolean atEnd;

  /// @param in the packed bytes
  public GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    try {
      while (!atEnd) {
        if (!inside) {
          startMember();
          continue;
        }
        int n = inflater.inflate(to, offset, length);
        if (n > 0) {
          crc.update(to, offset, n);
          return n;
        }
        advance();
      }
      return -1;
    } catch (DataFormatException e) {
      throw new ZipException("damaged gzip data");
    }
  }

  private void advance() throws IOException {
    if (inflater.finished()) {
      next = end - inflater.getRemaining();
      boolean intact = u32() == crc.getValue();
      if (u32() != (inflater.getBytesWritten() & 0xffffffffL) || !intact) {
        throw new ZipException("gzip checksum does not match");
      }
      inside = false;
    } else if (inflater.needsDictionary()) {
      throw new ZipException("gzip data asks for a dictionary");
    } else {
      refill();
      inflater.setInput(input, 0, end);
    }
  }

  private void startMember() throws IOException {
    int first = firstAfterPadding();
    if (first < 0) {
      atEnd = true;
      return;
    }
    if (first != 0x1f || u8() != 0x8b || u8() != 8) {
      throw new ZipException("bytes after the last gzip member");
    }
    int flags = u8();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(u16());
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    crc.reset();
    inflater.setInput(input, next, end - next);
    inside = true;
  }

  private int firstAfterPadding() throws IOException {
    int b = 0;
    while (b == 0) {
      if (next == end && !fill()) {
        return -1;
      }
      b = input[next++] & 0xff;
    }
    return b;
  }

  private void skipText(boolean present) throws IOException {
    while (present && u8() != 0) {
      // the header's texts are of no use to us
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      u8();
    }
  }

  private long u32() throws IOException {
    return u16() | ((long) u16() << 16);
  }

  private int u16() throws IOException {
    int low = u8();
    return low | (u8() << 8);
  }

  private int u8() throws IOException {
    if (next == end) {
      refill();
    }
    return input[next++] & 0xff;
  }

  private void refill() throws IOException {
    if (!fill()) {
      throw new EOFException("gzip data ends too early");
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(input));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
