// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.base.Seed;

/// Messages over gRPC that no stub would write, with the transport of a stock client.
@Timeout(60)
class LiveGrpcHostileTest {
  private static final ApiLimits NARROW =
      new ApiLimits(1 << 20, 4 << 20, 4 << 20, 20_000, Duration.ofSeconds(5));

  @TempDir private Path folder = Path.of("");

  /// Bytes as they are.
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Status refused(
      ManagedChannel channel,
      LiveCaller caller,
      MethodDescriptor<?, ?> method,
      byte[] message,
      CallOptions options) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + caller.secret());
    var keyed =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    var raw = method.toBuilder(new Bytes(), new Bytes()).build();
    Status status =
        assertThatExceptionOfType(StatusRuntimeException.class)
            .isThrownBy(() -> ClientCalls.blockingUnaryCall(keyed, raw, options, message))
            .actual()
            .getStatus();
    assertThat(String.valueOf(status.getDescription()))
        .doesNotContain("Exception", "at org.", "at com.", "com.google");
    return status;
  }

  @Test
  void a_message_that_is_none_or_too_large_is_refused_and_the_next_one_is_taken() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"), NARROW)) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.admin().port()).usePlaintext().build();
      var dice = new Seed(6).derive("no message").random();
      var plain = CallOptions.DEFAULT;
      for (var method :
          new MethodDescriptor<?, ?>[] {
            TraceServiceGrpc.getExportMethod(), AuthorizationGrpc.getCheckMethod()
          }) {
        for (byte[] message :
            new byte[][] {LiveHostileTest.garbage(dice, 1), LiveHostileTest.garbage(dice, 9_999)}) {
          assertThat(refused(channel, server.admin(), method, message, plain).getCode())
              .isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
        byte[] large = LiveHostileTest.field(15, new byte[8 << 20]);
        for (var options : new CallOptions[] {plain, plain.withCompression("gzip")}) {
          assertThat(refused(channel, server.admin(), method, large, options).getCode())
              .as("large, " + options.getCompressor())
              .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
      }
      assertThat(
              refused(
                      channel,
                      server.admin(),
                      TraceServiceGrpc.getExportMethod(),
                      LiveHostileTest.nested(5_000),
                      plain)
                  .getCode())
          .as("a value in a value, and so on")
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      channel.shutdownNow();
      assertThat(server.admin().get("/metrics").body()).contains("\nstillwatch_bodies_bytes 0.0");
    }
  }
}
