// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// How long a connection may bring bytes that become no request: the head of a request, a TLS
/// handshake, the rest of a body that was answered already. The server itself limits only a request
/// whose head it knows, so that bytes which trickle would hold a connection for hours. Fails
/// closed: the connection ends, as does one that brought nothing for a while and waits for no
/// answer. All of it runs on the event loop of the connection.
final class HeadDeadline extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<HeadDeadline> KEY =
      AttributeKey.valueOf(HeadDeadline.class, "deadline");

  private final Duration most;
  private Optional<Future<?>> closing = Optional.empty();
  private int open;

  HeadDeadline(Duration most) {
    this.most = most;
  }

  /// Tells the connection that a request has come whole enough to be one.
  static HttpResponse heard(HttpService behind, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    var channel = ctx.log().partial().channel();
    HeadDeadline deadline = channel == null ? null : channel.attr(KEY).get();
    if (channel != null && deadline != null) {
      on(channel, deadline::begin);
      CompletableFuture<?> _ = ctx.log().whenComplete().thenRun(() -> on(channel, deadline::end));
    }
    return behind.serve(ctx, request);
  }

  private static void on(Channel channel, Runnable step) {
    if (channel.eventLoop().inEventLoop()) {
      step.run();
    } else {
      channel.eventLoop().execute(step);
    }
  }

  private void begin() {
    open++;
    closing.ifPresent(future -> future.cancel(false));
    closing = Optional.empty();
  }

  private void end() {
    open--;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.channel().attr(KEY).set(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    if (open == 0 && closing.isEmpty()) {
      closing =
          Optional.of(
              ctx.executor().schedule(() -> closed(ctx), most.toMillis(), TimeUnit.MILLISECONDS));
    }
    ctx.fireChannelRead(bytes);
  }

  /// Hears of an [IdleStateEvent], whose clock counts bytes that any handler read. It is for nobody
  /// else: the server would warn of it, for each connection and every time.
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof IdleStateEvent)) {
      ctx.fireUserEventTriggered(event);
    } else if (open == 0) {
      ChannelFuture _ = ctx.channel().close();
    }
  }

  private static void closed(ChannelHandlerContext ctx) {
    ChannelFuture _ = ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    begin();
    ctx.fireChannelInactive();
  }
}
