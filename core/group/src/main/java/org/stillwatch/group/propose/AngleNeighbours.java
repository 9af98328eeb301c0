// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Features;
import org.stillwatch.group.WordSpace;

/// Nearest neighbours among directions by random hyperplanes (Charikar, STOC 2002): directions that
/// lie on the same side of all planes of a table share a bucket, and only those are compared. The
/// number of planes grows with the logarithm of the number of directions, so that the work grows
/// about linearly; neighbours that no table puts together are missed.
final class AngleNeighbours {
  private static final int NEAREST = 10;
  private static final int TABLES = 16;
  private static final int ABOUT_IN_BUCKET = 48;

  /// Further bucket mates beyond this distance in the order of the bucket are not compared.
  private static final int REACH = 96;

  private AngleNeighbours() {}

  /// Links of every direction to at most ten nearest with at least this cosine.
  static List<Link> of(WordSpace space, double leastCosine, Seed seed) {
    int[] placed = space.placed();
    var nearest = new Nearest[placed.length];
    Arrays.setAll(nearest, i -> new Nearest());
    int planes = Math.max(1, 32 - Integer.numberOfLeadingZeros(placed.length / ABOUT_IN_BUCKET));
    var random = seed.random();
    for (int table = 0; table < TABLES; table++) {
      compare(space, placed, buckets(space, placed, planes, random), leastCosine, nearest);
    }
    var links = new TreeMap<Long, Link>();
    for (int i = 0; i < placed.length; i++) {
      for (Link link : nearest[i].kept) {
        links.putIfAbsent((long) link.a() << 32 | link.b(), link);
      }
    }
    return List.copyOf(links.values());
  }

  /// Bucket in the upper half, index in the lower half, ascending.
  private static long[] buckets(
      WordSpace space, int[] placed, int planes, SplittableRandom random) {
    float[][] normals = new float[planes][Features.DIMENSIONS];
    for (float[] normal : normals) {
      for (int d = 0; d < normal.length; d++) {
        normal[d] = (float) random.nextGaussian();
      }
    }
    long[] keyed = new long[placed.length];
    for (int i = 0; i < placed.length; i++) {
      long bucket = 0;
      for (float[] normal : normals) {
        bucket = bucket << 1 | (dot(normal, space.direction(placed[i])) > 0 ? 1 : 0);
      }
      keyed[i] = bucket << 32 | i;
    }
    Arrays.sort(keyed);
    return keyed;
  }

  private static void compare(
      WordSpace space, int[] placed, long[] keyed, double leastCosine, Nearest[] nearest) {
    for (int x = 0; x < keyed.length; x++) {
      for (int y = x + 1; y < keyed.length && y <= x + REACH; y++) {
        if (keyed[x] >>> 32 != keyed[y] >>> 32) {
          break;
        }
        int i = (int) keyed[x];
        int j = (int) keyed[y];
        float cosine = dot(space.direction(placed[i]), space.direction(placed[j]));
        if (cosine >= leastCosine) {
          int low = Math.min(placed[i], placed[j]);
          int high = Math.max(placed[i], placed[j]);
          var link = new Link(low, high, cosine);
          nearest[i].offer(link);
          nearest[j].offer(link);
        }
      }
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int d = 0; d < a.length; d += 4) {
      sum0 += a[d] * b[d];
      sum1 += a[d + 1] * b[d + 1];
      sum2 += a[d + 2] * b[d + 2];
      sum3 += a[d + 3] * b[d + 3];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  /// The ten nearest of one direction.
  private static final class Nearest {
    private static final Comparator<Link> CLOSEST_FIRST =
        Comparator.comparingDouble(Link::weight)
            .reversed()
            .thenComparingInt(Link::a)
            .thenComparingInt(Link::b);

    private final List<Link> kept = new ArrayList<>();

    void offer(Link link) {
      boolean full = kept.size() == NEAREST;
      if ((full && CLOSEST_FIRST.compare(link, kept.getLast()) >= 0) || kept.contains(link)) {
        return;
      }
      kept.add(link);
      kept.sort(CLOSEST_FIRST);
      if (kept.size() > NEAREST) {
        kept.removeLast();
      }
    }
  }
}
