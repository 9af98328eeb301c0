// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;

/// What servers say of 10 objects that were sent, and what is believed of it.
class PushCountTest {
  private static PushCount of(String status) throws BadJson {
    var count = new PushCount();
    byte[] bytes = status.getBytes(StandardCharsets.UTF_8);
    count.add(10, (Json.Obj) JsonCursor.value(bytes, JsonLimits.OBJECT));
    return count;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success_count\":10} | 10 | 0 | 0",
        "{\"success_count\":7,\"failure_count\":3} | 7 | 3 | 0",
        "{\"success_count\":7,\"pending_count\":3} | 7 | 0 | 3",
        "{\"success_count\":7} | 7 | 3 | 0",
        "{} | 0 | 10 | 0",
        "{\"success_count\":\"10\"} | 0 | 10 | 0",
        "{\"success_count\":-1,\"pending_count\":1e300} | 0 | 0 | 10",
        "{\"success_count\":1e300,\"pending_count\":5} | 10 | 0 | 0"
      })
  void what_a_server_does_not_say_is_a_failure_and_nothing_counts_twice(
      String status, long held, long failed, long pending) throws BadJson {
    PushCount count = of(status);
    assertThat(count.held()).isEqualTo(held);
    assertThat(count.failed()).isEqualTo(failed);
    assertThat(count.pending()).isEqualTo(pending);
    assertThat(count.problems()).hasSize(failed > 0 ? 1 : 0);
  }

  @Test
  void every_failure_is_a_line_of_bounded_length() throws BadJson {
    PushCount count =
        of(
            "{\"success_count\":6,\"failures\":[{\"id\":\"a--1\",\"message\":\"no\"},{\"id\":\"a--2\"},7,"
                + "{\"message\":\""
                + "long ".repeat(1_000)
                + "\"}]}");
    assertThat(count.problems().subList(0, 3))
        .containsExactly("a--1: no", "a--2", "an object without a name");
    assertThat(count.problems()).hasSize(4);
    assertThat(count.problems().getLast()).hasSize(300);
    assertThat(of("{\"failures\":[" + "1,".repeat(99) + "1]}").problems()).hasSize(10);
  }
}
