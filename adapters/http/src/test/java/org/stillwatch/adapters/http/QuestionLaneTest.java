// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.respond.Role;

/// Questions over real sockets: whichever way they are answered, a caller cannot tell.
@Timeout(60)
class QuestionLaneTest {
  private static final ApiLimits LIMITS =
      new ApiLimits(1 << 20, 4 << 20, 4 << 20, 1_000_000, Duration.ofSeconds(2));
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String BODY = "{\"account\":\"a\"}";

  private static final ApiServer SERVER = start();

  /// One key was used lately; of another it cannot be said whose it is.
  private record Keys() implements Doorkeeper {
    private static final Caller GATEWAY = new Caller("k_1", "gateway", Set.of(Role.DECIDE));

    @Override
    public Optional<Caller> lately(String secret) {
      return secret.equals("asked") ? Optional.of(GATEWAY) : Optional.empty();
    }

    @Override
    public Optional<Caller> who(String secret) {
      return switch (secret) {
        case "asks", "asked" -> Optional.of(GATEWAY);
        case "looks" -> Optional.of(new Caller("k_2", "viewer", Set.of(Role.VIEWER)));
        case "fails" -> throw new IllegalStateException("no database");
        default -> Optional.empty();
      };
    }
  }

  private static ApiServer start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return ApiServer.start(
          address, Optional.empty(), LIMITS, new EmptyService(() -> "{}").behind(new Keys()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String question(String secret, String fields, String body) {
    return "POST /v1/decide HTTP/1.1\r\nhost: s\r\nauthorization: Bearer %s\r\n%scontent-length: %d\r\n\r\n%s"
        .formatted(secret, fields, body.length(), body);
  }

  /// One connection.
  private record Line(Socket socket, InputStream in) implements AutoCloseable {
    static Line to(ApiServer server) throws IOException {
      var socket = new Socket();
      socket.setReceiveBufferSize(1 << 16);
      socket.setSendBufferSize(1 << 16);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      return new Line(socket, new BufferedInputStream(socket.getInputStream()));
    }

    Line send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /// The next answer, head and body.
    String answer() throws IOException {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return head.toString();
        }
        head.append((char) next);
      }
      String lower = head.toString().toLowerCase(Locale.ROOT);
      int at = lower.indexOf("content-length: ") + "content-length: ".length();
      int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)));
      return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /// Whether the other side ends it within a time, in which it says nothing.
    boolean endsWithin(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        return in.read() < 0;
      } catch (SocketTimeoutException e) {
        return false;
      } catch (SocketException e) { // it has ended while something was on the way
        return true;
      } finally {
        socket.setSoTimeout(PATIENCE_MILLIS);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static List<String> lines(String answer) {
    return answer
        .lines()
        .filter(line -> !line.startsWith("server: ") && !line.startsWith("date: "))
        .sorted()
        .toList();
  }

  @Test
  void the_answer_is_the_one_that_the_server_gives() throws Exception {
    try (var lane = Line.to(SERVER);
        var whole = Line.to(SERVER)) {
      String quick = lane.send(question("asks", "", BODY)).answer();
      String slow = whole.send(question("asks", "te: trailers\r\n", BODY)).answer();

      assertThat(quick).startsWith("HTTP/1.1 200 OK\r\n").contains("\"measure\":\"allow\"");
      assertThat(quick).containsPattern("\r\ndate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} ");
      assertThat(quick).doesNotContain("server: ");
      assertThat(slow).contains("server: ");
      assertThat(lines(quick)).isEqualTo(lines(slow));
    }
  }

  @Test
  void questions_that_come_together_or_in_pieces_are_answered_in_turn() throws Exception {
    String one = question("asked", "", BODY);
    try (var line = Line.to(SERVER)) {
      line.send(one.repeat(300));
      for (int i = 0; i < 300; i++) {
        assertThat(line.answer()).as("answer %s", i).startsWith("HTTP/1.1 200 OK");
      }
      for (int i = 0; i < one.length(); i++) {
        line.send(one.substring(i, i + 1));
      }
      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, 401, unauthenticated",
    "fails, 500, failed",
    "looks, 403, forbidden",
  })
  void who_may_not_ask_is_turned_away_by_the_server(String secret, int status, String code)
      throws Exception {
    try (var line = Line.to(SERVER)) {
      String answer = line.send(question(secret, "", BODY)).answer();

      assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
      assertThat(answer).doesNotContain(secret);
    }
  }

  @Test
  void a_connection_goes_on_with_the_server_from_the_first_other_thing_on() throws Exception {
    try (var line = Line.to(SERVER)) {
      String wrong = question("asks", "", "{\"account\":3}");
      String health = "GET /healthz HTTP/1.1\r\nhost: s\r\n\r\n";
      String fine = question("asks", "", BODY);
      line.send(fine + wrong + health + fine + question("nobody", "", BODY) + fine);

      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK").contains("allow");
      assertThat(line.answer()).startsWith("HTTP/1.1 400");
      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK").contains("\"status\":\"ok\"");
      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK").contains("allow");
      assertThat(line.answer()).startsWith("HTTP/1.1 401");
      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK").contains("allow");
    }
  }

  @Test
  void a_question_that_trickles_ends_with_its_connection() throws Exception {
    long before = System.nanoTime();
    try (var line = Line.to(SERVER)) {
      line.send(question("asks", "", BODY));
      assertThat(line.answer()).startsWith("HTTP/1.1 200 OK");
      line.send("POST /v1/decide HTTP/1.1\r\nx-slow: ");
      int sent = 0;
      do {
        line.send("s");
        sent++;
      } while (!line.endsWithin(20) && sent < 1_000);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
      assertThat(sent).isGreaterThan(10);
    }
  }

  @Test
  void who_asks_and_reads_no_answer_is_not_listened_to_and_misses_none() throws Exception {
    int most = 200_000;
    String some = question("asked", "", BODY).repeat(100);
    var sent = new LinkedBlockingQueue<Integer>();
    try (var line = Line.to(SERVER)) {
      var writer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (int i = 0; i < most; i += 100) {
                    line.send(some);
                    sent.add(i);
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      int listenedTo = 0;
      while (sent.poll(1, TimeUnit.SECONDS) != null) {
        listenedTo += 100;
      }
      assertThat(listenedTo).isBetween(100, most / 2);
      for (int i = 0; i < most; i++) {
        assertThat(line.answer()).startsWith("HTTP/1.1 200 OK");
      }
      writer.join();
    }
  }

  @Test
  void a_connection_that_brings_nothing_ends_and_one_that_asks_does_not() throws Exception {
    var idle = new ArrayList<Line>();
    try (var asking = Line.to(SERVER);
        var lane = Line.to(SERVER);
        var whole = Line.to(SERVER)) {
      idle.add(lane.send(question("asks", "", BODY)));
      idle.add(whole.send("GET /healthz HTTP/1.1\r\nhost: s\r\n\r\n"));
      for (Line line : idle) {
        assertThat(line.answer()).startsWith("HTTP/1.1 200 OK");
      }
      int answered = 0;
      while (!idle.isEmpty() && answered < 30) {
        assertThat(asking.send(question("asks", "", BODY)).answer()).startsWith("HTTP/1.1 200");
        answered++;
        if (idle.getLast().endsWithin(1_000)) {
          idle.removeLast();
        }
      }
      assertThat(idle).isEmpty();
      assertThat(answered).as("seconds until the others had ended").isGreaterThan(10);
    }
  }
}
