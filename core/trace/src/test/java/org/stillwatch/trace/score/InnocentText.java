// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.stillwatch.trace.Vectors;
import org.stillwatch.trace.Words;

/// Real texts that no key had a hand in, cut into corpora.
enum InnocentText {
  PROSE,
  TEMPLATES,
  CODE,
  JSON;

  private static final int SLICE = 120;
  private static final int MOST = 60_000;

  /// All its token ids.
  int[] ids() {
    return Words.ids(
        switch (this) {
          case PROSE -> joined(Words.texts("benign/open_assistant_en100.jsonl.gz", 480));
          case TEMPLATES -> filled(Words.texts("distill-templates/airoboros_prompts.jsonl.gz", 40));
          case CODE -> joined(messages());
          case JSON -> joined(Words.lines("agentic/swe_smith_trajectories.jsonl.gz", 6));
        },
        MOST);
  }

  /// What an agent was shown and wrote: mostly source code.
  private static List<String> messages() {
    return Words.lines("agentic/swe_smith_trajectories.jsonl.gz", 6).stream()
        .map(Vectors::parse)
        .flatMap(line -> StreamSupport.stream(line.path("messages").spliterator(), false))
        .map(message -> message.path("content").asText())
        .toList();
  }

  private static String filled(List<String> templates) {
    var text = new StringBuilder();
    for (String template : templates) {
      for (int i = 0; i < 3; i++) {
        text.append("Case ").append(i).append(". ").append(template).append('\n');
      }
    }
    return text.toString();
  }

  private static String joined(List<String> texts) {
    return String.join("\n", texts);
  }

  /// Windows of slices of the ids, as many slices as it takes.
  static Windows windows(Mark mark, int[] ids, int least, SplittableRandom dice) {
    List<CorpusText> corpus = new ArrayList<>();
    Windows windows = mark.windows(corpus);
    while (windows.count() < least) {
      int at = dice.nextInt(ids.length - SLICE);
      int[] slice = Arrays.copyOfRange(ids, at, at + SLICE);
      corpus.add(CorpusText.of("slice " + corpus.size(), TokenIds.of(slice)));
      windows = mark.windows(corpus);
    }
    return windows;
  }
}
