// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// A port at which nobody answers who wants to connect, as behind a firewall that drops packets.
final class FullPort implements AutoCloseable {
  private static final int WAITING_AT_MOST = 64;

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> waiting = new ArrayList<>();

  FullPort() throws IOException {
    boolean full = false;
    while (!full) {
      if (waiting.size() > WAITING_AT_MOST) {
        throw new AssertionError("it cannot be filled");
      }
      full = isFull();
    }
  }

  private boolean isFull() throws IOException {
    var one = new Socket();
    waiting.add(one);
    try {
      one.connect(socket.getLocalSocketAddress(), 300);
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : waiting) {
      one.close();
    }
  }
}
