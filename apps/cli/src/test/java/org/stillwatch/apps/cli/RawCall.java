// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/// A connection that sends what no client sends.
final class RawCall implements AutoCloseable {
  private static final int PACE_MILLIS = 20;
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final Socket socket;

  RawCall(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PACE_MILLIS);
  }

  /// The head of a request, up to the empty line.
  static String head(String method, String path, LiveCaller caller, String... headers) {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: h\r\n");
    head.append("authorization: Bearer ").append(caller.secret()).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  RawCall send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException e) { // it was closed while this was sent; what it said can be read
    }
    return this;
  }

  /// Says that nothing more will come. The server takes that for the end of the connection: what is
  /// malformed is refused as it is read, before that, and any other request most often gets no
  /// answer.
  RawCall end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  private interface Drip {
    void next() throws IOException;
  }

  /// One answer with its body, or what there is of it when the other side closes the connection.
  String answer() throws IOException {
    return heard(() -> {}, true);
  }

  /// Sends byte by byte, and then the last one again and again.
  ///
  /// @return what was answered until the other side closed the connection
  String trickle(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var sent = new int[1];
    return heard(
        () -> socket.getOutputStream().write(bytes[Math.min(sent[0]++, bytes.length - 1)]), false);
  }

  private String heard(Drip drip, boolean one) throws IOException {
    var heard = new ByteArrayOutputStream();
    long until = System.nanoTime() + MOST.toNanos();
    while (System.nanoTime() < until) {
      try {
        int next = socket.getInputStream().read();
        if (next >= 0) {
          heard.write(next);
        }
        if (next < 0 || (one && whole(heard.toString(StandardCharsets.ISO_8859_1)))) {
          return heard.toString(StandardCharsets.ISO_8859_1);
        }
      } catch (SocketTimeoutException e) {
        if (closed(drip)) {
          return heard.toString(StandardCharsets.ISO_8859_1);
        }
      } catch (SocketException e) {
        return heard.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new AssertionError("the connection stays open after " + heard);
  }

  private static boolean whole(String answer) {
    int head = answer.indexOf("\r\n\r\n");
    var length = LENGTH.matcher(answer);
    return head >= 0
        && length.find()
        && answer.length() - head - 4 == Integer.parseInt(length.group(1));
  }

  private static boolean closed(Drip drip) {
    try {
      drip.next();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
