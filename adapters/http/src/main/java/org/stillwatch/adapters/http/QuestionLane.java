// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.CommonPools;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Role;

/// A short way for `POST /v1/decide`: a gateway asks thousands of times a second on a few
/// connections, and the whole of HTTP takes longer than the answer.
///
/// A connection is the lane's from its first byte, as long as it brings questions in the one form
/// that [QuestionHead] knows and whose answer is 200. From the first byte of anything else on
/// (another address, a key that is not let in, a question that cannot be read) the connection is
/// the server's, which answers as it does everybody; so the lane refuses nothing itself and fails
/// closed. It stands before TLS and would answer in clear, so a port that speaks TLS has none. All
/// of it runs on the event loop of the connection.
final class QuestionLane extends ChannelInboundHandlerAdapter {
  private static final byte[] NOTHING = {};

  /// More than most answers have, so that their buffer need not grow.
  private static final int ANSWER_BYTES = 512;

  private final Lane lane;
  private final QuestionAnswer answers = new QuestionAnswer();
  private byte[] bytes = NOTHING;
  private Optional<Known> sought = Optional.empty();
  private boolean isHeldUp;
  private Optional<Future<?>> closing = Optional.empty();

  /// What all connections share.
  ///
  /// @param most how long a question may take to come
  record Lane(Doorkeeper doorkeeper, CallLimits limits, Decider decider, Duration most) {
    /// The decision; empty where the answer is another one than 200.
    private Optional<Decision> decide(Caller caller, byte[] body) {
      if (!caller.may(Role.DECIDE) || !limits.mayCall(caller.keyId())) {
        return Optional.empty();
      }
      try {
        return DecideRequest.read(body).map(asked -> asked.ask(decider));
      } catch (RuntimeException e) { // whatever it is, the server meets it again and says so
        return Optional.empty();
      }
    }
  }

  /// Who was just asked about.
  private record Known(String secret, Caller caller) {}

  QuestionLane(Lane lane) {
    this.lane = lane;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf read)) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      int before = bytes.length;
      bytes = Arrays.copyOf(bytes, before + read.readableBytes());
      read.readBytes(bytes, before, bytes.length - before);
    } finally {
      read.release();
    }
    if (!isHeldUp) {
      answer(ctx);
    }
  }

  /// The server has heard of no byte, so it need not hear of their end.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {}

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    waitNoLonger();
    ctx.fireChannelInactive();
  }

  /// Answers all that is whole.
  private void answer(ChannelHandlerContext ctx) {
    ByteBuf out = ctx.alloc().ioBuffer(ANSWER_BYTES);
    int at = 0;
    QuestionHead next = QuestionHead.read(bytes, at);
    Optional<String> unknown = Optional.empty();
    while (next instanceof QuestionHead.Whole question && unknown.isEmpty()) {
      Optional<Caller> caller = caller(question.secret());
      byte[] body = Arrays.copyOfRange(bytes, question.bodyFrom(), question.end());
      Optional<Decision> decision = caller.flatMap(known -> lane.decide(known, body));
      if (decision.isPresent()) {
        answers.write(decision.get(), out);
        at = question.end();
        next = QuestionHead.read(bytes, at);
      } else if (caller.isPresent()) {
        next = QuestionHead.Not.OTHER;
      } else {
        unknown = Optional.of(question.secret());
      }
    }
    sought = Optional.empty();
    if (at > 0) {
      waitNoLonger();
    }
    bytes = at == bytes.length ? NOTHING : Arrays.copyOfRange(bytes, at, bytes.length);
    if (isWritten(ctx, out)) {
      goOn(ctx, next, unknown);
    }
  }

  private Optional<Caller> caller(String secret) {
    return lane.doorkeeper
        .lately(secret)
        .or(() -> sought.filter(known -> known.secret.equals(secret)).map(Known::caller));
  }

  private void goOn(ChannelHandlerContext ctx, QuestionHead next, Optional<String> unknown) {
    if (unknown.isPresent()) {
      seek(ctx, unknown.get());
    } else if (next == QuestionHead.Not.OTHER) {
      leave(ctx);
    } else if (bytes.length > 0 && closing.isEmpty()) {
      closing =
          Optional.of(
              ctx.executor()
                  .schedule(() -> closed(ctx), lane.most.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /// Whether all was written. Whoever asks and reads no answers is not heard until they are read.
  private boolean isWritten(ChannelHandlerContext ctx, ByteBuf out) {
    if (!out.isReadable()) {
      out.release();
      return true;
    }
    ChannelFuture written = ctx.writeAndFlush(out);
    if (!written.isDone()) {
      holdUp(ctx);
      ChannelFuture _ = written.addListener(done -> resume(ctx));
    }
    return !isHeldUp;
  }

  /// Asks who has a key that was not used lately, which takes as long as a database takes.
  private void seek(ChannelHandlerContext ctx, String secret) {
    holdUp(ctx);
    CompletableFuture<?> _ =
        CompletableFuture.supplyAsync(
                () -> lane.doorkeeper.who(secret), CommonPools.blockingTaskExecutor())
            .exceptionally(failure -> Optional.empty())
            .thenAcceptAsync(
                who -> {
                  sought = who.map(caller -> new Known(secret, caller));
                  if (who.isPresent()) {
                    resume(ctx);
                  } else if (ctx.channel().isActive()) {
                    leave(ctx);
                  }
                },
                ctx.executor());
  }

  private void holdUp(ChannelHandlerContext ctx) {
    isHeldUp = true;
    ctx.channel().config().setAutoRead(false);
  }

  private void resume(ChannelHandlerContext ctx) {
    isHeldUp = false;
    ctx.channel().config().setAutoRead(true);
    if (ctx.channel().isActive()) {
      answer(ctx);
    }
  }

  private void leave(ChannelHandlerContext ctx) {
    waitNoLonger();
    byte[] rest = bytes;
    bytes = NOTHING;
    ctx.channel().config().setAutoRead(true);
    ctx.fireChannelRead(Unpooled.wrappedBuffer(rest));
    ctx.fireChannelReadComplete();
    ctx.pipeline().remove(this);
  }

  private static void closed(ChannelHandlerContext ctx) {
    ChannelFuture _ = ctx.close();
  }

  private void waitNoLonger() {
    closing.ifPresent(future -> future.cancel(false));
    closing = Optional.empty();
  }
}
