// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.marks;

import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// Tokens a second of processor time of every scorer, and how many tokens are scored in the time of
/// one SHA-256 of 64 bytes, timed in turn in the same process: a ratio that another machine, or a
/// busy one, changes less than a rate. Ends with 1 when a ratio is below 70 % of what was recorded
/// first.
public final class ScorerSpeed {
  private static final double FLOOR = 0.7;
  private static final int TOKENS = 100_000;
  private static final int DIGESTS = 200_000;
  private static final long LEAST_NANOS = 300_000_000;

  private ScorerSpeed() {}

  /// Prints a table.
  ///
  /// @param arguments rounds that count
  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    int rounds = Integer.parseInt(arguments[0]);
    boolean below = false;
    System.out.println("| scorer | M tokens/s | tokens for one SHA-256 | recorded first |");
    System.out.println("|---|---|---|---|");
    for (Scoring scoring : Scoring.values()) {
      double[][] seen = rounds(scoring, rounds);
      double ratio = median(seen[1]);
      below |= ratio < FLOOR * scoring.recorded();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2f (%.2f-%.2f) | %.2f |%n",
          scoring.words(),
          median(seen[0]) / 1e6,
          ratio,
          Arrays.stream(seen[1]).min().orElseThrow(),
          Arrays.stream(seen[1]).max().orElseThrow(),
          scoring.recorded());
    }
    System.exit(below ? 1 : 0);
  }

  /// Rates of a scorer and its ratios, after one round that does not count.
  private static double[][] rounds(Scoring scoring, int rounds) throws NoSuchAlgorithmException {
    var dice = new SplittableRandom(1);
    var mark = scoring.mark(dice);
    var windows = mark.windows(Scoring.text(TOKENS, dice));
    var sha = MessageDigest.getInstance("SHA-256");
    double[][] seen = new double[2][rounds];
    for (int r = -1; r < rounds; r++) {
      double digests = rate(() -> digests(sha));
      double tokens =
          rate(() -> {
            mark.score(windows);
            return windows.count();
          });
      if (r >= 0) {
        seen[0][r] = tokens;
        seen[1][r] = tokens / digests;
      }
    }
    return seen;
  }

  private static long digests(MessageDigest sha) {
    byte[] message = new byte[64];
    for (int i = 0; i < DIGESTS; i++) {
      byte[] digest = sha.digest(message);
      System.arraycopy(digest, 0, message, 0, digest.length);
    }
    return DIGESTS;
  }

  private static double rate(LongSupplier work) {
    long start = processorNanos();
    long done = 0;
    long nanos = 0;
    while (nanos < LEAST_NANOS) {
      done += work.getAsLong();
      nanos = processorNanos() - start;
    }
    return done * 1e9 / nanos;
  }

  /// Of this thread alone, so that others on the machine do not count.
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
