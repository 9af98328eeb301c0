// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadDeadlineTest {
  private final List<Object> heard = new ArrayList<>();
  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new HeadDeadline(Duration.ofSeconds(30)),
          new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
              heard.add(event);
            }
          });

  /// The server would write a line for each, which anybody could make it do.
  @Test
  void the_clock_of_idle_connections_is_heard_by_nobody_else() {
    connection.pipeline().fireUserEventTriggered("other");
    connection.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_READER_IDLE_STATE_EVENT);
    connection.runPendingTasks();

    assertThat(heard).containsExactly("other");
    assertThat(connection.isOpen()).isFalse();
  }
}
