// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;

/// One connection of HTTP/1.1 on which requests follow each other without waiting.
final class Wire implements Closeable {
  private static final String LENGTH = "content-length:";

  private final SocketChannel channel;
  private final SelectionKey key;
  private final OpenLoop.Answers answers;
  private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
  private final ArrayDeque<Long> due = new ArrayDeque<>();
  private ByteBuffer in = ByteBuffer.allocate(1 << 16);

  Wire(InetSocketAddress address, Selector selector, OpenLoop.Answers answers) throws IOException {
    this.answers = answers;
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /// Requests that were not answered yet.
  int open() {
    return due.size();
  }

  void send(ByteBuffer request, long dueNanos) throws IOException {
    due.add(dueNanos);
    if (unsent.isEmpty()) {
      channel.write(request);
    }
    if (request.hasRemaining()) {
      unsent.add(ByteBuffer.allocate(request.remaining()).put(request).flip());
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  void turn() {
    try {
      if (key.isWritable()) {
        write();
      }
      if (key.isReadable()) {
        read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    while (!unsent.isEmpty()) {
      channel.write(unsent.peek());
      if (unsent.peek().hasRemaining()) {
        return;
      }
      unsent.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  private void read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server closed a connection with " + due.size() + " open");
    }
    long now = System.nanoTime();
    in.flip();
    while (answer(now)) {
      // the next one may be there, too
    }
    in.compact();
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }
  }

  private boolean answer(long now) {
    int from = in.position();
    int body = endOfHead(from);
    if (body < 0) {
      return false;
    }
    String head =
        new String(in.array(), from, body - from, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    int length =
        at < 0
            ? 0
            : Integer.parseInt(
                head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    if (in.limit() - body < length) {
      return false;
    }
    in.position(body + length);
    int status = Integer.parseInt(head.substring(9, 12));
    answers.heard(
        now - due.remove(), status, new String(in.array(), body, length, StandardCharsets.UTF_8));
    return true;
  }

  private int endOfHead(int from) {
    byte[] bytes = in.array();
    for (int i = from + 3; i < in.limit(); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
