// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Features;

/// People who write: each about a subject, a direction of word counters, with as much chance in
/// every prompt as there is subject.
public final class Writers {
  private Writers() {}

  /// Strangers, each with a subject of its own, twenty prompts each.
  public static EvidenceLog strangers(int size, long seed) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("writers").random();
    for (int i = 0; i < size; i++) {
      write(log, "s" + i, subject(random), 20, 1, random);
    }
    return log;
  }

  /// Adds a group with one subject.
  ///
  /// @param noise chance in each prompt, relative to the subject
  public static Members together(
      EvidenceLog log, int size, int prompts, double noise, SplittableRandom random) {
    double[] subject = subject(random);
    int[] principals = new int[size];
    for (int i = 0; i < size; i++) {
      principals[i] = write(log, "t" + log.size(), subject, prompts, noise, random);
    }
    return Members.of(principals);
  }

  private static int write(
      EvidenceLog log,
      String name,
      double[] subject,
      int prompts,
      double noise,
      SplittableRandom random) {
    int principal = log.principalOf(new AccountId(name), 0);
    for (int n = 0; n < prompts; n++) {
      int[] counters = new int[Features.DIMENSIONS];
      for (int d = 0; d < counters.length; d++) {
        counters[d] = (int) StrictMath.round(20 * (subject[d] + noise * random.nextGaussian()));
      }
      log.wrote(principal, Features.packed(counters));
    }
    return principal;
  }

  private static double[] subject(SplittableRandom random) {
    double[] subject = new double[Features.DIMENSIONS];
    for (int d = 0; d < subject.length; d++) {
      subject[d] = random.nextGaussian();
    }
    return subject;
  }
}
