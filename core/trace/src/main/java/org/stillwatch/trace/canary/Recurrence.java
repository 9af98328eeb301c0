// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.capture.ServedText;

/// How many records of a corpus hold each phrase, the decoys' in the same way as the served one's.
/// Case and punctuation do not matter. For one thread; it holds counts and no text.
public final class Recurrence {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

  private final Map<String, List<Place>> places = new HashMap<>();
  private final List<long[]> counts = new ArrayList<>();

  private static final class Place {
    private final long[] counts;
    private final int phrase;

    Place(long[] counts, int phrase) {
      this.counts = counts;
      this.phrase = phrase;
    }
  }

  /// @param canaries to look for
  public Recurrence(CanarySet canaries) {
    for (Canary canary : canaries.canaries()) {
      long[] count = new long[canary.phrases().size()];
      counts.add(count);
      for (int p = 0; p < count.length; p++) {
        String text = canary.phrases().get(p).text();
        places.computeIfAbsent(text, _ -> new ArrayList<>()).add(new Place(count, p));
      }
    }
  }

  /// Reads one record, which may be an answer that was served.
  public void add(String record) {
    add(new ServedText(record));
  }

  /// Reads one record.
  public void add(ServedText record) {
    List<String> words =
        Arrays.asList(NO_LETTER.split(record.reveal().toLowerCase(Locale.ROOT), -1));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i + Phrase.WORDS <= words.size(); i++) {
      String window = String.join(" ", words.subList(i, i + Phrase.WORDS));
      if (places.containsKey(window)) {
        seen.add(window);
      }
    }
    for (String phrase : seen) {
      places.getOrDefault(phrase, List.of()).forEach(at -> at.counts[at.phrase]++);
    }
  }

  /// In how many records each phrase stands: for each canary, the served one first.
  public List<List<Long>> counts() {
    return counts.stream().map(count -> Arrays.stream(count).boxed().toList()).toList();
  }

  /// What the counts say.
  public CanaryFinding finding() {
    return CanaryFinding.of(
        counts.stream()
            .map(count -> Arrays.stream(count).asDoubleStream().boxed().toList())
            .toList());
  }

  /// Never a count.
  @Override
  public String toString() {
    return "Recurrence[" + counts.size() + " canaries]";
  }
}
