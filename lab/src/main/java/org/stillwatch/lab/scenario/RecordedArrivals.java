// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.stillwatch.lab.scenario.chance.Dice;

/// The windows of one recorded client (`*_client_windows.csv.gz`): mean rate and coefficient of
/// variation of the gaps, ten minutes each. Used whole, scaled by one factor, shifted by whole
/// days.
final class RecordedArrivals implements Rhythm {
  private static final long WINDOW_SECONDS = 600;
  private static final long DAY_SECONDS = 86_400;

  private final long[] startSeconds;
  private final double[] rate;
  private final double[] cv;
  private final double volume;

  /// @param windows start in seconds, requests a second, coefficient of variation; ascending
  private RecordedArrivals(List<double[]> windows) {
    this.startSeconds = windows.stream().mapToLong(w -> (long) w[0]).toArray();
    this.rate = windows.stream().mapToDouble(w -> w[1]).toArray();
    this.cv = windows.stream().mapToDouble(w -> Math.clamp(w[2], 0.05, 30)).toArray();
    this.volume = Arrays.stream(rate).sum() * WINDOW_SECONDS;
  }

  /// Requests in all windows.
  double volume() {
    return volume;
  }

  /// All clients of a file.
  static List<RecordedArrivals> read(Path file) throws IOException {
    Map<Integer, List<double[]>> clients = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(cells ->
              clients
                  .computeIfAbsent(Integer.valueOf(cells[0]), _ -> new ArrayList<>())
                  .add(
                      new double[] {
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3])
                      }));
    }
    clients.values().forEach(windows -> windows.sort(Comparator.comparingDouble(w -> w[0])));
    return clients.values().stream().map(RecordedArrivals::new).toList();
  }

  @Override
  public long[] times(Dice dice, int n, long from, long to) {
    long lengthSeconds = (to - from) / 1_000;
    int days = (int) (startSeconds[startSeconds.length - 1] / DAY_SECONDS) + 1;
    int firstDay = dice.below(days);
    for (int tried = 0; tried < days; tried++) {
      long begin = (firstDay + tried) % days * DAY_SECONDS;
      int low = first(begin);
      int high = first(begin + lengthSeconds - WINDOW_SECONDS + 1);
      if (high > low) {
        return times(dice, n, low, high, from - begin * 1_000);
      }
    }
    return Rhythm.steady().times(dice, n, from, to);
  }

  private int first(long second) {
    int at = Arrays.binarySearch(startSeconds, second);
    return at >= 0 ? at : -at - 1;
  }

  /// Shares n requests among windows by their rate and spreads each window's by its gaps.
  private long[] times(Dice dice, int n, int low, int high, long shiftMillis) {
    double[] sums = new double[high - low];
    double sum = 0;
    for (int i = low; i < high; i++) {
      sum += rate[i];
      sums[i - low] = sum;
    }
    int[] counts = new int[high - low];
    for (int i = 0; i < n; i++) {
      int at = Arrays.binarySearch(sums, dice.unit() * sum);
      counts[Math.min(counts.length - 1, at >= 0 ? at : -at - 1)]++;
    }
    long[] times = new long[n];
    int done = 0;
    for (int i = 0; i < counts.length; i++) {
      long begin = startSeconds[low + i] * 1_000 + shiftMillis;
      long end = begin + WINDOW_SECONDS * 1_000;
      for (long time : Rhythm.bursty(cv[low + i]).times(dice, counts[i], begin, end)) {
        times[done++] = time;
      }
    }
    return times;
  }
}
