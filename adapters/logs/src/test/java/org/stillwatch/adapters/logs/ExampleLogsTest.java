// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.testkit.SharedData;

/// Every example record of every kind of log, as `exchange/1` and against a golden file that a
/// person has read (texts hidden). `-Dstillwatch.bless=true` writes them anew, which shows in the
/// diff.
final class ExampleLogsTest {
  private static final String FILES =
      """
      litellm       | litellm         | litellm/standard_logging_payload.filled.example.jsonl
      litellm-spend | litellm-spend   | litellm/spend_logs_row.filled.example.jsonl
      otlp          | otlp-traces     | otel-genai/otlp_traces.example.json
      otlp          | otlp-traces     | otel-genai/otlp_traces.example.pb
      otlp          | otlp-logs       | otel-genai/otlp_logs.example.json
      otlp          | otlp-logs       | otel-genai/otlp_logs.example.pb
      otlp          | otlp-legacy     | otel-genai/otlp_traces.legacy.example.json
      otlp          | openinference   | openinference/otlp_traces.example.json
      bedrock       | bedrock         | bedrock/model_invocation_log.example.jsonl
      bedrock       | bedrock-trail   | bedrock/model_invocation_log.example.jsonl bedrock/cloudtrail_events.example.json
      apim          | apim            | azure-apim/llm_log.example.jsonl
      apim          | apim-gateway    | azure-apim/llm_log.example.jsonl azure-apim/gateway_log.example.jsonl
      vertex        | vertex          | vertex/request_response_log.example.jsonl
      higress       | higress         | higress/access_log.example.jsonl
      apisix        | apisix          | apisix/logger_record.example.jsonl
      kong          | kong            | kong/ai_log.example.jsonl
      one-api       | one-api         | one-api/logs_rows.example.jsonl
      portkey       | portkey         | portkey/request_options.example.jsonl
      helicone      | helicone        | helicone/request_response_rmt.example.jsonl
      langfuse      | langfuse        | langfuse/observations_v2_page.example.json
      langfuse      | langfuse-rows   | langfuse/clickhouse_rows.example.jsonl
      langfuse      | langfuse-events | langfuse/ingestion_batch.example.json
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = FILES)
  void an_example_becomes_what_a_person_has_read(String format, String golden, String files)
      throws IOException {
    LogFormat kind = LogFormats.named(format).orElseThrow();
    var settings = new LogSettings(ZoneOffset.UTC, 1, "user.id");
    var lines = Examples.translated(kind, settings, files.split(" ", -1));

    Path file =
        SharedData.root().resolve("adapters/logs/src/test/resources/golden/" + golden + ".txt");
    if (Boolean.getBoolean("stillwatch.bless")) {
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
    assertThat(lines).isNotEmpty();
    assertThat(lines).isEqualTo(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = FILES)
  void an_example_is_recognised_and_no_other_reader_takes_it(
      String format, String golden, String files) {
    for (String file : files.split(" ", -1)) {
      var values = Examples.values(file);

      assertThat(Recognition.of(values))
          .isInstanceOfSatisfying(
              Recognition.Foreign.class, f -> assertThat(f.format().name()).isEqualTo(format));
      for (LogFormat other : LogFormats.shipped()) {
        if (!other.name().equals(format)) {
          for (var value : values) {
            assertThat(Unwrapping.records(value)).noneMatch(other::claims);
          }
        }
      }
    }
  }

  @Test
  void a_record_without_identities_stays_without_an_account() {
    for (var example :
        List.of(
            List.of("litellm", "litellm/standard_logging_payload.example.json"),
            List.of("litellm-spend", "litellm/spend_logs_row.example.json"))) {
      LogFormat kind = LogFormats.named(example.getFirst()).orElseThrow();

      assertThat(Examples.translated(kind, LogSettings.DEFAULT, example.getLast()))
          .singleElement(as(InstanceOfAssertFactories.STRING))
          .contains("\"usage\":{\"input\":10,\"output\":20}")
          .doesNotContain("\"account\"");
    }
  }

  @Test
  void our_own_records_are_recognised() {
    var values = Examples.values("stillwatch/exchange.example.jsonl");

    assertThat(Recognition.of(values)).isEqualTo(new Recognition.Canonical());
    for (LogFormat other : LogFormats.shipped()) {
      assertThat(values).noneMatch(other::claims);
    }
  }

  @Test
  void a_bare_provider_body_has_no_time_and_no_account_and_is_refused() {
    for (String file :
        List.of(
            "openai/real_chat_completions.jsonl",
            "openai/real_responses.jsonl",
            "anthropic/real_messages.jsonl",
            "bedrock/real_bedrock_runtime.jsonl")) {
      assertThat(Recognition.of(Examples.values(file).subList(0, 5)))
          .isInstanceOfSatisfying(
              Recognition.Unknown.class, u -> assertThat(u.why()).contains("request, response"));
    }
  }
}
