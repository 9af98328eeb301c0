// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Header;

class SecretsTest {
  static final String PLANTED = "PLANTED-7f3a";

  @Test
  void nothing_planted_in_text_ids_or_headers_shows_in_anything_that_prints_itself() {
    String body =
        ("{\"user\":\"P\",\"metadata\":{\"user_id\":\"P\"},\"instructions\":\"P\",\"previous_response_id\":\"P\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"P says P P P P.\"}],\"tools\":[{\"name\":\"P\"}]}")
            .replace("P", PLANTED);
    byte[] line = body.getBytes(StandardCharsets.UTF_8);
    var header = new Header("x-thing", PLANTED);
    var builder =
        Records.minimal()
            .org(PLANTED)
            .key(PLANTED)
            .user(PLANTED)
            .session(PLANTED)
            .userAgent(PLANTED)
            .headers(List.of(header, new Header("authorization", PLANTED)), true)
            .request(line, 0, line.length)
            .responseBody(line, 0, line.length);

    assertThat(builder.toString()).doesNotContain(PLANTED);
    assertThat(header.toString()).doesNotContain(PLANTED);
    assertThat(builder.build().toString()).contains("acct-1").doesNotContain(PLANTED);
  }

  @Test
  void nothing_planted_shows_in_a_rejection() {
    byte[] line = ("{\"messages\":[\"" + PLANTED).getBytes(StandardCharsets.UTF_8);

    var rejected = Records.minimal().request(line, 0, line.length).build();

    assertThat(rejected).isInstanceOf(Captured.Rejected.class);
    assertThat(rejected.toString()).doesNotContain(PLANTED);
  }
}
