// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import com.linecorp.armeria.common.util.TransportType;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The least that a server of Netty can do on this machine: it reads bytes and answers `{}` for
/// each end of an object among them, whatever else they say.
final class Bare implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);

  private final Channel channel;

  private Bare(Channel channel) {
    this.channel = channel;
  }

  /// @param loops on which it runs; stay open when it is closed
  static Bare start(EventLoopGroup loops) {
    var channel =
        new ServerBootstrap()
            .group(loops)
            .channel(TransportType.serverChannelType(loops))
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened.pipeline().addLast(new Answering());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    return new Bare(channel);
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    ChannelFuture _ = channel.close().syncUninterruptibly();
  }

  /// One connection.
  private static final class Answering extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      var read = (ByteBuf) message;
      ByteBuf out = ctx.alloc().ioBuffer();
      read.forEachByte(b -> {
        if (b == '}') {
          out.writeBytes(ANSWER);
        }
        return true;
      });
      read.release();
      ChannelFuture _ = ctx.writeAndFlush(out);
    }
  }
}
