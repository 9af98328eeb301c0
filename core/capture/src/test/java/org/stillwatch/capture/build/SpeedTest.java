// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.PromptText;
import org.stillwatch.capture.text.TextFingerprinter;

/// Prints how long a prompt of 800 bytes takes. Nothing is asserted about time: machines differ,
/// and the benchmark module measures properly.
class SpeedTest {
  private static final String PROMPT =
      "You are given a description of a task and an answer that somebody wrote for it. Read both of"
          + " them with care, then write down what is right and what is wrong about the answer, and give"
          + " a score from 1 to 5 according to the following rubric: is the answer complete, is it"
          + " correct, and is it easy to follow? Task 4711: \"Explain to a friend how a bicycle stays"
          + " upright\". The answer to be judged comes next. When the bicycle leans to one side, the"
          + " rider steers into the lean, and the wheels are brought back under the centre of mass."
          + " At higher speed this needs only small corrections, and many bicycles do it without a"
          + " rider. The spinning of the wheels helps a little, but it is not the main reason.\n"
          + "Think step by step, then close with the score alone on the last line, as a number.";

  /// Without the counters of the coverage tool, which double or triple the figures.
  static void main() throws IOException {
    assertThat(timed(400_000)).isNotZero();
  }

  @Test
  void a_prompt_of_800_bytes_is_timed() throws IOException {
    assertThat(timed(4_000)).isNotZero();
  }

  private static long timed(int rounds) throws IOException {
    byte[] line = Records.chat(PROMPT).getBytes(StandardCharsets.UTF_8);
    var builder = Records.CAPTURE.exchange();
    var sketch = new TextFingerprinter(new KeyedHash(1, 2), List.of()).sketch();
    var text = new PromptText(PROMPT);
    long sum = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        sketch.add(text);
        sum += sketch.take().skeleton();
      }
      long middle = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        sum += decoded(line);
      }
      long later = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        builder.id("x").timeMillis(Records.NOON).account("a").request(line, 0, line.length);
        sum += Records.used(builder).fingerprint().skeleton();
      }
      long end = System.nanoTime();
      System.out.printf(
          "capture, %d bytes, round %d: text %d ns, Jackson alone %d ns, whole exchange %d ns%n",
          line.length,
          round,
          (middle - start) / rounds,
          (later - middle) / rounds,
          (end - later) / rounds);
    }
    return sum;
  }

  private static final JsonFactory JSON = new JsonFactory();

  private static long decoded(byte[] line) throws IOException {
    long sum = 0;
    try (var parser = JSON.createParser(line)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        sum += parser.getTextLength();
      }
    }
    return sum;
  }
}
