// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenAI-compatible API that says the same to every customer it knows. A streamed answer stops
/// after its first part until a test lets it go on.
final class FakeApi implements AutoCloseable {
  static final String ANSWER =
      "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
          + "{\"role\":\"assistant\",\"content\":\"Two rivers.\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}";
  static final List<String> PARTS =
      List.of(
          "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Two \"}}]}",
          "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"rivers.\"}}]}",
          "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}",
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}",
          "[DONE]");

  final List<RequestHeaders> called = new CopyOnWriteArrayList<>();
  final CompletableFuture<Void> goOn = new CompletableFuture<>();
  private final Server server;

  FakeApi() {
    server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service("/v1/chat/completions", (ctx, request) -> chat(request))
            .service("/v1/models", (ctx, request) -> models(request))
            .build();
    server.start().join();
  }

  private HttpResponse models(HttpRequest request) {
    called.add(request.headers());
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON, "{\"data\":[]}");
  }

  private HttpResponse chat(HttpRequest request) {
    called.add(request.headers());
    if (!request.headers().get("authorization", "").equals("Bearer " + Client.KEY)) {
      return HttpResponse.of(HttpStatus.UNAUTHORIZED);
    }
    return HttpResponse.of(
        request
            .aggregate()
            .thenApply(all ->
                all.contentUtf8().contains("\"stream\":true")
                    ? streamed()
                    : HttpResponse.of(
                        ResponseHeaders.builder(HttpStatus.OK)
                            .contentType(MediaType.JSON)
                            .set("x-stillwatch-measure", "echoed")
                            .build(),
                        HttpData.ofUtf8(ANSWER))));
  }

  private HttpResponse streamed() {
    HttpResponseWriter out = HttpResponse.streaming();
    out.write(
        ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, MediaType.EVENT_STREAM));
    out.write(HttpData.ofUtf8("data: %s\n\n", PARTS.getFirst()));
    CompletableFuture<Void> _ =
        goOn.thenRun(() -> {
          PARTS.stream()
              .skip(1)
              .forEach(part -> out.write(HttpData.ofUtf8("data: " + part + "\n\n")));
          out.close();
        });
    return out;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.activeLocalPort());
  }

  /// Closes the port, and waits for it.
  void stop() {
    server.stop().join();
  }

  @Override
  public void close() {
    CompletableFuture<Void> _ = server.stop();
  }
}
