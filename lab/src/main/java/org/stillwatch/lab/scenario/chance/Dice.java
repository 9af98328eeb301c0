// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stillwatch.base.Seed;

/// Dice with the distributions that traffic needs. The same seed rolls the same for ever: only
/// `StrictMath` and the bits of [SplittableRandom] are used.
public final class Dice {
  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /// Dice of a seed.
  public static Dice of(Seed seed) {
    return new Dice(seed.random());
  }

  /// Dice of raw bits, for texts that are rendered many times.
  public static Dice of(long bits) {
    return new Dice(new SplittableRandom(bits));
  }

  /// 64 fair bits.
  public long bits() {
    return random.nextLong();
  }

  /// Uniform in [0, 1).
  public double unit() {
    return random.nextDouble();
  }

  /// Uniform in 0 ... n - 1.
  public int below(int n) {
    return random.nextInt(n);
  }

  /// Uniform in low ... high, both included.
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /// Uniform in [0, n).
  public long below(long n) {
    return random.nextLong(n);
  }

  /// True with probability p.
  public boolean chance(double p) {
    return random.nextDouble() < p;
  }

  /// One of a list, all equally likely.
  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// One of a list, the n-th with a chance of about 1/n: fashions, fonts, apps.
  public <T> T pickPopular(List<T> list) {
    double rank = StrictMath.exp(unit() * StrictMath.log(list.size() + 1.0));
    return list.get(Math.min(list.size(), (int) rank) - 1);
  }

  /// Standard normal.
  public double gaussian() {
    while (true) {
      double x = 2 * unit() - 1;
      double y = 2 * unit() - 1;
      double s = x * x + y * y;
      if (s < 1 && s > 0) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /// Log-normal with this median; sigma in nats.
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /// Exponential with mean 1.
  public double exponential() {
    return -StrictMath.log(1 - unit());
  }

  /// Pareto with scale 1: the heavy tail of customers' sizes.
  public double pareto(double alpha) {
    return StrictMath.pow(1 - unit(), -1 / alpha);
  }

  /// Gamma with this shape and mean `shape` (Marsaglia and Tsang 2000; below 1 by their boost).
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * StrictMath.pow(1 - unit(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = StrictMath.pow(1 + c * x, 3);
      if (v > 0 && StrictMath.log(1 - unit()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /// Poisson by the exponential gaps of its process.
  public int poisson(double mean) {
    if (mean > 500) {
      return Math.max(0, (int) Math.round(mean + StrictMath.sqrt(mean) * gaussian()));
    }
    int count = 0;
    for (double at = exponential(); at < mean; at += exponential()) {
      count++;
    }
    return count;
  }

  /// The list in random order.
  public <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    for (int i = copy.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = copy.get(i);
      copy.set(i, copy.get(j));
      copy.set(j, swapped);
    }
    return copy;
  }
}
