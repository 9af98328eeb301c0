// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whatever the lane takes for a question, a reader of the whole of HTTP/1.1 takes for the same
/// one, and for nothing more: no request hides behind another. In CI the kept corpus is replayed;
/// with `JAZZER_FUZZ=1` bytes are made up (`bin/fuzz`).
final class QuestionFuzzTest {
  private static final int MOST = 1 << 17;

  @FuzzTest(maxDuration = "10m")
  void heads(byte[] bytes) {
    if (QuestionHead.read(bytes, 0) instanceof QuestionHead.Whole question) {
      isReadAlike(bytes, question);
      isWantedWhole(bytes, question);
    }
  }

  static void isReadAlike(byte[] bytes, QuestionHead.Whole question) {
    var channel = new EmbeddedChannel(new HttpRequestDecoder(), new HttpObjectAggregator(MOST));
    try {
      channel.writeInbound(Unpooled.copiedBuffer(bytes, 0, question.end()));
      FullHttpRequest request = channel.readInbound();
      assertThat(request).as("a whole request").isNotNull();
      assertThat(request.decoderResult().isSuccess()).isTrue();
      assertThat(request.method()).isEqualTo(HttpMethod.POST);
      assertThat(request.uri()).isEqualTo("/v1/decide");
      assertThat(HttpUtil.isKeepAlive(request)).isTrue();
      assertThat(HttpUtil.is100ContinueExpected(request)).isFalse();
      assertThat(HttpUtil.isTransferEncodingChunked(request)).isFalse();
      List<String> shown = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
      assertThat(BearerSecret.of(shown)).isEqualTo(Optional.of(question.secret()));
      byte[] body = new byte[request.content().readableBytes()];
      request.content().readBytes(body);
      assertThat(body).isEqualTo(Arrays.copyOfRange(bytes, question.bodyFrom(), question.end()));
      request.release();
      Object more = channel.readInbound();
      assertThat(more).as("nothing more").isNull();
    } finally {
      channel.finishAndReleaseAll();
    }
  }

  /// As long as a byte is missing it is not answered, nor given up.
  private static void isWantedWhole(byte[] bytes, QuestionHead.Whole question) {
    byte[] half = Arrays.copyOf(bytes, question.end() / 2);
    byte[] almost = Arrays.copyOf(bytes, question.end() - 1);
    assertThat(QuestionHead.read(half, 0)).isEqualTo(QuestionHead.Not.MORE);
    assertThat(QuestionHead.read(almost, 0))
        .isEqualTo(
            almost.length > QuestionHead.LONGEST ? QuestionHead.Not.OTHER : QuestionHead.Not.MORE);
  }
}
