// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.util.JsonFormat;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Calls a live service over gRPC, as an exporter of traces does.
final class LiveGrpc {
  private LiveGrpc() {}

  static ManagedChannel channel(LiveCaller caller) {
    return NettyChannelBuilder.forAddress("127.0.0.1", caller.port()).usePlaintext().build();
  }

  static ClientInterceptor key(LiveCaller caller) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + caller.secret());
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  static TraceServiceGrpc.TraceServiceBlockingStub traces(
      ManagedChannel channel, LiveCaller caller) {
    return TraceServiceGrpc.newBlockingStub(channel).withInterceptors(key(caller));
  }

  /// An exchange as the line of a file of traces.
  static ObjectNode trace(String exchange) throws IOException {
    return new ForeignLog.Trace().written((ObjectNode) ForeignLog.JSON.readTree(exchange));
  }

  /// Exchanges as traces, in one export; ids as protobuf's own JSON writes them.
  static ExportTraceServiceRequest export(List<String> exchanges) throws IOException {
    var all = ExportTraceServiceRequest.newBuilder();
    for (String exchange : exchanges) {
      ObjectNode trace = trace(exchange);
      for (JsonNode span : trace.at("/resourceSpans/0/scopeSpans/0/spans")) {
        for (String id : List.of("traceId", "spanId")) {
          byte[] bytes = HexFormat.of().parseHex(span.path(id).asText());
          ((ObjectNode) span).put(id, Base64.getEncoder().encodeToString(bytes));
        }
      }
      var one = ExportTraceServiceRequest.newBuilder();
      JsonFormat.parser().merge(trace.toString(), one);
      all.mergeFrom(one.build());
    }
    return all.build();
  }
}
