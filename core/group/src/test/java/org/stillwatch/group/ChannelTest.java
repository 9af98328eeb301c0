// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the channels are called and which of them bind.
class ChannelTest {
  @Test
  void cards_devices_telephones_and_signatures_bind_and_nothing_else_does() {
    assertThat(Channel.BUILT_IN.stream().filter(Channel::bound).map(Channel::name))
        .containsExactly("payment", "device", "phone", "signature");
  }

  @Test
  void a_channel_is_found_by_its_name() {
    for (Channel channel : Channel.BUILT_IN) {
      assertThat(Channel.named(channel.name())).contains(channel);
    }
    assertThat(Channel.named("cheque")).isEmpty();
  }
}
