// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// `GET /v1/stream`: tells whoever listens what changed. A listener who does not keep up is let go,
/// and comes back for the whole; nothing is kept for anybody.
public final class Announcements {
  private static final int MOST_LISTENERS = 1_000;
  private static final int MOST_WAITING = 256;

  private final ConcurrentMap<StreamWriter<ServerSentEvent>, AtomicInteger> listeners =
      new ConcurrentHashMap<>();

  /// Tells everybody.
  ///
  /// @param kind word for the kind of change
  /// @param json what changed, without line ends
  public void tell(String kind, String json) {
    listeners.forEach((listener, waiting) -> {
      boolean keepsUp = waiting.incrementAndGet() <= MOST_WAITING;
      if (!keepsUp
          || !listener.tryWrite(ServerSentEvent.builder().event(kind).data(json).build())) {
        leave(listener);
      } else {
        CompletableFuture<Void> _ = listener.whenConsumed().thenRun(() -> waiting.set(0));
      }
    });
  }

  private void leave(StreamWriter<ServerSentEvent> listener) {
    listeners.remove(listener);
    listener.close();
  }

  HttpService endpoint() {
    return (ctx, request) -> {
      if (listeners.size() >= MOST_LISTENERS) {
        return Problem.TOO_MANY_REQUESTS.answer("too many listeners");
      }
      ctx.clearRequestTimeout();
      StreamWriter<ServerSentEvent> listener = StreamMessage.streaming();
      listeners.put(listener, new AtomicInteger());
      CompletableFuture<?> _ =
          listener.whenComplete().handle((done, failure) -> listeners.remove(listener));
      listener.write(ServerSentEvent.ofComment("listening"));
      HttpResponse answer = ServerSentEvents.fromPublisher(listener);
      return answer;
    };
  }

  /// Lets everybody go.
  void close() {
    listeners.keySet().forEach(this::leave);
  }
}
