// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.stillwatch.adapters.files.GzipStream;

/// Unpacks bodies. A bomb ends at a limit, long before it is large.
final class Unpacking {
  private static final int BLOCK = 1 << 16;

  private Unpacking() {}

  /// Why a body was not unpacked.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final Problem problem;

    Refused(Problem problem) {
      super(problem.code(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /// The bytes of a body.
  ///
  /// @param encoding value of `Content-Encoding`, empty when there is none
  /// @param most bytes that may come out of it
  static byte[] unpack(byte[] body, String encoding, long most) throws Refused {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip", "zstd" -> unpacked(body, encoding.toLowerCase(Locale.ROOT), most);
      default -> throw new Refused(Problem.WRONG_ENCODING);
    };
  }

  private static byte[] unpacked(byte[] body, String encoding, long most) throws Refused {
    var out = new ByteArrayOutputStream(Math.max(BLOCK, body.length * 2));
    try (InputStream in = open(body, encoding)) {
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        if (out.size() + (long) n > most) {
          throw new Refused(Problem.TOO_LARGE);
        }
        out.write(block, 0, n);
      }
    } catch (IOException e) {
      throw new Refused(Problem.UNREADABLE);
    }
    return out.toByteArray();
  }

  private static InputStream open(byte[] body, String encoding) throws IOException {
    var packed = new ByteArrayInputStream(body);
    return encoding.equals("zstd")
        ? new ZstdInputStreamNoFinalizer(packed)
        : new GzipStream(packed);
  }
}
