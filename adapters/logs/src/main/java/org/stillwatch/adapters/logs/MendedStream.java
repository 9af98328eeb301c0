// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.stillwatch.base.LoneSurrogates;

/// A JSON document in which no half character is left, byte for byte at its old place. The parser
/// would end the document there, and with it whatever others wrote behind it.
final class MendedStream extends FilterInputStream {
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int mended;
  private int end;
  private boolean ended;

  MendedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (at == mended && !(ended && at == end)) {
      fill();
    }
    if (at == mended) {
      return -1;
    }
    int count = Math.min(length, mended - at);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    return count;
  }

  /// Reads more behind what could not be mended yet.
  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int count = in.read(buffer, end, buffer.length - end);
    ended = count < 0;
    end += Math.max(0, count);
    mended = LoneSurrogates.mend(buffer, 0, end, ended);
  }
}
