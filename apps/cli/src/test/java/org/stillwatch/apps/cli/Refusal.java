// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

/// What the service says when it refuses.
///
/// @param body of the answer
/// @param type of the body
record Refusal(int status, String type, String body) {
  private static final List<String> MEMBERS = List.of("type", "title", "status", "code", "detail");

  static Refusal of(HttpResponse<String> answer) {
    return new Refusal(
        answer.statusCode(),
        answer.headers().firstValue("content-type").orElse("none"),
        answer.body());
  }

  /// The last answer on a connection.
  static Refusal last(String answers) {
    String answer = answers.substring(Math.max(0, answers.lastIndexOf("HTTP/1.1 ")));
    assertThat(answer).as("answer").startsWith("HTTP/1.1 ").contains("\r\n\r\n");
    int body = answer.indexOf("\r\n\r\n");
    String type =
        answer
            .substring(0, body)
            .lines()
            .filter(line -> line.startsWith("content-type: "))
            .map(line -> line.substring("content-type: ".length()))
            .findFirst()
            .orElse("none");
    return new Refusal(Integer.parseInt(answer.substring(9, 12)), type, answer.substring(body + 4));
  }

  /// A problem of RFC 9457 with a code, and nothing of what was sent.
  void says(int expected, String code, String... sent) throws IOException {
    assertThat(status).as(body).isEqualTo(expected);
    assertThat(type).as(body).isEqualTo("application/problem+json");
    var problem = new JsonMapper().readTree(body);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(expected);
    assertThat(problem.fieldNames()).toIterable().isSubsetOf(MEMBERS);
    assertThat(List.of(sent)).noneMatch(body::contains);
    assertThat(body).doesNotContain("Exception", "at org.", "/home", "/tmp");
  }
}
