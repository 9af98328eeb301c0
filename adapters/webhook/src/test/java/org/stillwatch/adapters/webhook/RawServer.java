// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A receiver that reads a request and answers with whatever bytes it likes.
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final AtomicInteger requests = new AtomicInteger();

  /// Bytes that it could write before the other side had enough.
  final AtomicLong written = new AtomicLong();

  /// Answers that have ended, by themselves or because the other side hung up.
  final AtomicInteger ended = new AtomicInteger();

  /// What it answers.
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  static RawServer start(Answer answer) throws IOException {
    var raw = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    var _ = raw.threads.submit(() -> raw.accept(answer));
    return raw;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
  }

  private void accept(Answer answer) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        var _ = threads.submit(() -> serve(socket, answer));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, Answer answer) {
    try (socket) {
      read(new BufferedInputStream(socket.getInputStream()));
      requests.incrementAndGet();
      answer.write(new Counted(socket.getOutputStream()));
    } catch (IOException e) {
      // the other side had enough
    } finally {
      ended.incrementAndGet();
    }
  }

  private static void read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String length = head.toString().replaceFirst("(?is).*content-length: *([0-9]+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
  }

  /// Writes a text over and over, some bytes in all, or for ever.
  static void repeat(OutputStream out, String text, long bytes) throws IOException {
    byte[] piece = text.getBytes(StandardCharsets.US_ASCII);
    for (long sent = 0; sent < bytes; sent += piece.length) {
      out.write(piece);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private final class Counted extends OutputStream {
    private final OutputStream out;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      written.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      written.addAndGet(length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
