// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.stillwatch.testkit.SharedData;

/// The texts of the item experiment, out of the shared data.
final class TrialTexts {
  static final List<String> TEMPLATES =
      pools(
          t -> t.length() > 200 && t.length() < 4_000 && t.contains("{") && t.contains("}"),
          "distill-templates/airoboros_prompts",
          "distill-templates/camel_prompts_datagen",
          "distill-templates/evol_teacher",
          "distill-templates/magicoder_oss_instruct",
          "distill-templates/self_instruct_generators",
          "distill-templates/skythought_pipeline",
          "distill-templates/swe_smith_prompts",
          "distill-templates/ultrafeedback_annotation");
  static final List<String> TASKS =
      pools(
          t -> t.length() < 600,
          "distill/gpteacher_roleplay",
          "distill/gpteacher_codegen",
          "distill/self_instruct_seed_tasks");
  static final List<String> PEOPLE =
      pools(
          _ -> true,
          "benign/arena_hard_v0.1",
          "benign/arena_hard_v2.0",
          "benign/open_assistant_en100",
          "benign/hh_rlhf_harmless_test_human_turns",
          "benign/self_instruct_user_oriented_252");
  static final List<String> UTTERANCES =
      pools(_ -> true, "benign-app/banking77_train", "benign-app/clinc150_full");
  static final List<String> APPS =
      pools(
          t -> t.length() > 200 && t.length() < 6_000,
          "system-prompts/agent_apps",
          "system-prompts/fabric_patterns",
          "system-prompts/lobe_chat_agents");
  static final List<String> CODE = pools(_ -> true, "benign-eval/humaneval");
  static final List<String> CHINESE_APPS = APPS.stream().filter(TrialTexts::chinese).toList();
  static final List<String> CHINESE_SENTENCES = sentences();

  private TrialTexts() {}

  private static boolean chinese(String text) {
    return text.codePoints().filter(c -> c >= 0x4e00 && c <= 0x9fff).count() > text.length() / 2;
  }

  private static List<String> sentences() {
    return Stream.concat(CHINESE_APPS.stream(), PEOPLE.stream().filter(TrialTexts::chinese))
        .flatMap(t -> Stream.of(t.split("(?<=[。！？；\n])", -1)))
        .map(String::strip)
        .filter(s -> s.length() >= 8)
        .distinct()
        .toList();
  }

  private static List<String> pools(Predicate<String> wanted, String... names) {
    var texts = new ArrayList<String>();
    for (String name : names) {
      texts.addAll(texts("data/" + name + ".jsonl.gz"));
    }
    return texts.stream().distinct().filter(wanted).toList();
  }

  private static List<String> texts(String file) {
    var texts = new ArrayList<String>();
    try (var in = Files.newInputStream(SharedData.require(file));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        texts.addAll(texts(new JsonFactory().createParser(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static List<String> texts(JsonParser parser) throws IOException {
    var texts = new ArrayList<String>();
    boolean machine = false;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("text")) {
        texts.add(parser.getText());
      } else if (name.equals("turns")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          texts.add(parser.getText());
        }
      } else {
        machine |= name.equals("synthetic") && parser.currentToken() == JsonToken.VALUE_TRUE;
        parser.skipChildren();
      }
    }
    return machine ? List.of() : texts;
  }
}
