// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/// Bodies of exchanges without end: the lines of a workload again and again, each time under new
/// ids and with the time at which they are sent.
final class Traffic {
  private static final String ID = "\"id\":\"req_";
  private static final String TIME = "\"time\":\"";
  private static final int ID_DIGITS = 12;

  private final List<Body> bodies = new ArrayList<>();
  private final int linesPerBody;
  private long exchanges;

  /// A request whose ids and times are written over before it is sent.
  private static final class Body {
    private final byte[] request;
    private final int[] ids;
    private final int[] times;

    Body(byte[] request, int[] ids, int[] times) {
      this.request = request;
      this.ids = ids;
      this.times = times;
    }
  }

  /// Reads a workload.
  ///
  /// @param log written by the workload writer, whose ids and times always stand in as many bytes
  Traffic(Path log, int linesPerBody, int bodyCount, String secret) throws IOException {
    this(log, linesPerBody, bodyCount, secret, UnaryOperator.identity());
  }

  /// Reads a workload, each of whose lines is changed.
  Traffic(Path log, int linesPerBody, int bodyCount, String secret, UnaryOperator<String> changed)
      throws IOException {
    this.linesPerBody = linesPerBody;
    try (var lines = Files.lines(log)) {
      var all = lines.limit((long) linesPerBody * bodyCount).map(changed).toList();
      for (int i = 0; i + linesPerBody <= all.size(); i += linesPerBody) {
        bodies.add(body(all.subList(i, i + linesPerBody), secret));
      }
    }
  }

  private static Body body(List<String> lines, String secret) {
    var out = new ByteArrayOutputStream();
    int[] ids = new int[lines.size()];
    int[] times = new int[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      ids[i] = out.size() + behind(lines.get(i), ID);
      times[i] = out.size() + behind(lines.get(i), TIME);
      out.writeBytes((lines.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    byte[] request = Http.post("/v1/exchanges", secret, out.toByteArray());
    int head = request.length - out.size();
    for (int i = 0; i < ids.length; i++) {
      ids[i] += head;
      times[i] += head;
    }
    return new Body(request, ids, times);
  }

  /// How many bytes stand before what follows a text.
  private static int behind(String line, String text) {
    String before = line.substring(0, line.indexOf(text) + text.length());
    return before.getBytes(StandardCharsets.UTF_8).length;
  }

  /// Exchanges of one body.
  int linesPerBody() {
    return linesPerBody;
  }

  /// The request with a number; the bytes are written over by the next round.
  ByteBuffer request(int number) {
    Body body = bodies.get(number % bodies.size());
    byte[] now =
        (Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().substring(0, 19) + ".000Z")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < body.ids.length; i++) {
      byte[] id =
          HexFormat.of().toHexDigits(exchanges++, ID_DIGITS).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(id, 0, body.request, body.ids[i], ID_DIGITS);
      System.arraycopy(now, 0, body.request, body.times[i], now.length);
    }
    return ByteBuffer.wrap(body.request);
  }
}
