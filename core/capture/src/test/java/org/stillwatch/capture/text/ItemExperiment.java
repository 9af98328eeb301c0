// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.PromptText;

/// The experiment behind docs/adr/0002-content-item.md: which segments of a text are kept, and
/// which sketch of its words. Run `main` on the test class path with the shared data beside the
/// project; it prints the tables.
final class ItemExperiment {
  private static final int KEPT = 16;
  private static final int REPEATED = 3;
  private static final int EXACT = 8_192;
  private static final boolean ITEMS_ONLY = Boolean.getBoolean("items");
  private static final int HELD_BY_MOST = 200;
  private static final KeyedMix MIX = new KeyedMix(new KeyedHash(1, 2));
  private static final TextSketch SHIPPED =
      new TextFingerprinter(new KeyedHash(1, 2), List.of()).sketch();
  private static final long[] SEEDS = {1, 2, 3, 5, 8};

  private ItemExperiment() {}

  static void main(String[] kinds) {
    for (var kind : Arrays.stream(kinds).map(TrialWorld.Kind::valueOf).toList()) {
      var items = new LinkedHashMap<String, List<double[]>>();
      var sketches = new LinkedHashMap<String, List<double[]>>();
      for (long seed : SEEDS) {
        run(TrialWorld.of(kind, seed), items, sketches);
      }
      print(kind, "campaign pairs | honest pairs | campaign-honest | members linked | ns", items);
      print(kind, "neighbours in campaign | honest links | members found | AUC | ns", sketches);
    }
  }

  private static void run(
      TrialWorld world, Map<String, List<double[]>> items, Map<String, List<double[]>> sketches) {
    var linkers = new LinkedHashMap<String, Linker>();
    designs().forEach((name, design) -> linkers.put(name, new Linker(design)));
    var sums = new LinkedHashMap<String, Sums>();
    sketchDesigns().forEach((name, sketch) -> sums.put(name, new Sums(sketch)));
    if (ITEMS_ONLY) {
      sums.clear();
    }
    linkers.keySet().removeIf(name -> !name.contains(System.getProperty("design", "")));
    for (var texts : world.texts()) {
      var parsed = texts.stream().map(text -> TrialTokens.of(MIX, text)).toList();
      linkers.values().forEach(linker -> linker.account(parsed));
      sums.values().forEach(sum -> sum.account(parsed));
    }
    linkers.forEach((name, linker) ->
        items.computeIfAbsent(name, _ -> new ArrayList<>()).add(linker.shares(world)));
    sums.forEach((name, sum) ->
        sketches.computeIfAbsent(name, _ -> new ArrayList<>()).add(sum.measured(world)));
  }

  private static Map<String, Function<TrialTokens, long[]>> designs() {
    var designs = new LinkedHashMap<String, Function<TrialTokens, long[]>>();
    designs.put("whole skeleton", t -> new long[] {state(t)});
    designs.put("bottom-16 of word triples", t -> smallest(triples(t), KEPT));
    designs.put(
        "segments >= 3 words, smallest 16", t -> smallest(segments(t, t.segments, 6), KEPT));
    designs.put(
        "segments >= 4 words, smallest 16", t -> smallest(segments(t, t.segments, 8), KEPT));
    designs.put(
        "segments >= 6 words, smallest 16", t -> smallest(segments(t, t.segments, 12), KEPT));
    designs.put(
        "segments >= 4 words, first 8 and last 8", t -> ends(segments(t, t.segments, 8), 8, 8));
    designs.put(
        "segments >= 4 words, first 4, last 4, smallest 8", t -> mixed(segments(t, t.segments, 8)));
    designs.put(
        "segments, first 4 and last 4, heads, smallest 8",
        t ->
            LongStream.concat(
                    LongStream.of(ends(segments(t, t.segments, 8), 4, 4)),
                    LongStream.of(smallest(segments(t, t.heads, 12), 8)))
                .distinct()
                .toArray());
    designs.put(
        "heads of 6 words of segments, smallest 16", t -> smallest(segments(t, t.heads, 12), KEPT));
    designs.put("segments and heads, smallest 8 each", t -> both(t));
    designs.put("as shipped", ItemExperiment::shipped);
    return designs;
  }

  private static long[] shipped(TrialTokens t) {
    SHIPPED.add(new PromptText(t.text()));
    return SHIPPED.take().segments().stream().mapToLong(Long::longValue).toArray();
  }

  private static long state(TrialTokens t) {
    long state = 0;
    for (long segment : t.segments) {
      state = MIX.then(state, segment);
    }
    return state;
  }

  private static long[] triples(TrialTokens t) {
    return IntStream.range(2, t.words.size())
        .mapToLong(i ->
            MIX.then(MIX.then(MIX.then(9, t.words.get(i - 2)), t.words.get(i - 1)), t.words.get(i)))
        .toArray();
  }

  private static long[] segments(TrialTokens t, List<Long> of, int least) {
    return IntStream.range(0, of.size())
        .filter(i -> t.sizes.get(i) >= least)
        .mapToLong(of::get)
        .distinct()
        .toArray();
  }

  private static long[] smallest(long[] all, int count) {
    return LongStream.of(all)
        .distinct()
        .boxed()
        .sorted(Comparator.comparingLong(h -> MIX.then(h, ~0L) + Long.MIN_VALUE))
        .limit(count)
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static long[] ends(long[] all, int first, int last) {
    return IntStream.range(0, all.length)
        .filter(i -> i < first || i >= all.length - last)
        .mapToLong(i -> all[i])
        .toArray();
  }

  private static long[] mixed(long[] all) {
    return LongStream.concat(LongStream.of(ends(all, 4, 4)), LongStream.of(smallest(all, 8)))
        .distinct()
        .toArray();
  }

  private static long[] both(TrialTokens t) {
    return LongStream.concat(
            LongStream.of(smallest(segments(t, t.segments, 8), 8)),
            LongStream.of(smallest(segments(t, t.heads, 12), 8)))
        .distinct()
        .toArray();
  }

  /// Holders of the items of one design.
  private static final class Linker {
    private final Function<TrialTokens, long[]> design;
    private final Map<Long, List<Integer>> holders = new HashMap<>();
    private int accounts;
    private long exchanges;
    private long nanos;

    Linker(Function<TrialTokens, long[]> design) {
      this.design = design;
    }

    void account(List<TrialTokens> parsed) {
      var counts = new HashMap<Long, Integer>();
      long start = System.nanoTime();
      for (var tokens : parsed) {
        for (long item : design.apply(tokens)) {
          counts.merge(item, 1, Integer::sum);
        }
      }
      nanos += System.nanoTime() - start;
      exchanges += parsed.size();
      for (long item : frequent(counts)) {
        holders.computeIfAbsent(item, _ -> new ArrayList<>()).add(accounts);
      }
      accounts++;
    }

    /// Shares of pairs that have an item in common, and of members with a link in their campaign.
    double[] shares(TrialWorld world) {
      return ItemExperiment.shares(world, holders, (double) nanos / exchanges);
    }
  }

  private static List<Long> frequent(Map<Long, Integer> counts) {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= REPEATED)
        .sorted(
            Comparator.comparingInt((Map.Entry<Long, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(KEPT)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double[] shares(TrialWorld world, Map<Long, List<Integer>> holders, double nanos) {
    int n = world.group().size();
    var links = IntStream.range(0, n).mapToObj(_ -> new BitSet(n)).toList();
    for (var held : holders.values()) {
      if (held.size() >= 2 && held.size() <= HELD_BY_MOST) {
        held.forEach(a -> held.forEach(b -> links.get(a).set(b)));
      }
    }
    long[] seen = new long[3];
    long[] all = new long[3];
    var found = new BitSet(n);
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        int kind = kind(world.group().get(a), world.group().get(b));
        if (kind < 3) {
          all[kind]++;
          seen[kind] += links.get(a).get(b) ? 1 : 0;
          if (kind == 0 && links.get(a).get(b)) {
            found.set(a);
            found.set(b);
          }
        }
      }
    }
    double members = TrialWorld.CAMPAIGNS * TrialWorld.MEMBERS;
    return new double[] {
      (double) seen[0] / all[0],
      (double) seen[1] / all[1],
      (double) seen[2] / all[2],
      found.cardinality() / members,
      nanos
    };
  }

  /// 0 the same campaign, 1 both honest, 2 one of each, 3 two campaigns.
  private static int kind(int a, int b) {
    if (a < 0 && b < 0) {
      return 1;
    }
    if (a < 0 || b < 0) {
      return 2;
    }
    return a == b ? 0 : 3;
  }

  /// A sketch adds one exchange to the sums of an account.
  interface Sketch {
    void add(TrialTokens tokens, double[] sums);
  }

  private static Map<String, Sketch> sketchDesigns() {
    var designs = new LinkedHashMap<String, Sketch>();
    designs.put(
        "exact words (hashed to 8,192), reference", (t, s) -> counts(t, s, EXACT, false, 0));
    designs.put("256 signs", (t, s) -> signs(t, s, 256, false));
    designs.put("256 signs, long words weigh more", (t, s) -> signs(t, s, 256, true));
    designs.put("64 counters of 4 bits", (t, s) -> counts(t, s, 64, false, 7));
    designs.put(
        "64 counters of 4 bits, long words weigh more", (t, s) -> counts(t, s, 64, true, 7));
    designs.put(
        "128 counters of 2 bits, long words weigh more", (t, s) -> counts(t, s, 128, true, 1));
    return designs;
  }

  private static int weight(int length, boolean weighted) {
    return weighted ? Math.clamp(length - 3, 0, 5) : 1;
  }

  private static void counts(TrialTokens t, double[] sums, int dims, boolean weighted, int top) {
    double[] counts = new double[dims];
    for (int i = 0; i < t.features.size(); i++) {
      long hash = t.features.get(i);
      int w = weight(t.lengths.get(i), weighted);
      counts[(int) (hash >>> 40) & (dims - 1)] += (hash >>> 35 & 1) == 0 ? w : -w;
    }
    double most = Math.max(1, Arrays.stream(counts).map(Math::abs).max().orElse(1));
    for (int i = 0; i < dims; i++) {
      sums[i] += top == 0 ? counts[i] / most : Math.rint(top * counts[i] / most);
    }
  }

  private static void signs(TrialTokens t, double[] sums, int dims, boolean weighted) {
    int[] counts = new int[dims];
    for (int i = 0; i < t.features.size(); i++) {
      var bits = new SplittableRandom(t.features.get(i));
      int w = weight(t.lengths.get(i), weighted);
      for (int word = 0; word < dims / 64; word++) {
        long b = bits.nextLong();
        for (int j = 0; j < 64; j++) {
          counts[word * 64 + j] += (b >>> j & 1) == 0 ? w : -w;
        }
      }
    }
    for (int i = 0; i < dims; i++) {
      sums[i] += Integer.signum(counts[i]);
    }
  }

  /// Sums of one sketch by account.
  private static final class Sums {
    private final Sketch sketch;
    private final List<double[]> sums = new ArrayList<>();
    private long exchanges;
    private long nanos;

    Sums(Sketch sketch) {
      this.sketch = sketch;
    }

    void account(List<TrialTokens> parsed) {
      double[] sum = new double[EXACT];
      long start = System.nanoTime();
      parsed.forEach(tokens -> sketch.add(tokens, sum));
      nanos += System.nanoTime() - start;
      exchanges += parsed.size();
      sums.add(Arrays.copyOf(sum, used(sum)));
    }

    /// Share of members' ten nearest that are of their campaign; honest accounts whose nearest is
    /// at .5 or more; members whose nearest is of their campaign; AUC of pairs in a campaign.
    double[] measured(TrialWorld world) {
      double[][] all = sums.toArray(new double[0][]);
      return ItemExperiment.measured(world, centred(all), (double) nanos / exchanges);
    }
  }

  private static int used(double[] sum) {
    int used = sum.length;
    while (used > 64 && sum[used - 1] == 0) {
      used--;
    }
    return used <= 64 ? 64 : used <= 128 ? 128 : used <= 256 ? 256 : sum.length;
  }

  private static float[][] centred(double[][] sums) {
    int dims = Arrays.stream(sums).mapToInt(s -> s.length).max().orElse(64);
    double[] mean = new double[dims];
    for (double[] sum : sums) {
      for (int i = 0; i < sum.length; i++) {
        mean[i] += sum[i] / sums.length;
      }
    }
    float[][] unit = new float[sums.length][dims];
    for (int a = 0; a < sums.length; a++) {
      double norm = 1e-9;
      for (int i = 0; i < dims; i++) {
        double x = (i < sums[a].length ? sums[a][i] : 0) - mean[i];
        unit[a][i] = (float) x;
        norm += x * x;
      }
      for (int i = 0; i < dims; i++) {
        unit[a][i] /= (float) Math.sqrt(norm);
      }
    }
    return unit;
  }

  private static double[] measured(TrialWorld world, float[][] unit, double nanos) {
    int n = unit.length;
    int members = TrialWorld.CAMPAIGNS * TrialWorld.MEMBERS;
    double inside = 0;
    double found = 0;
    double honest = 0;
    long above = 0;
    long compared = 0;
    for (int a = 0; a < n; a++) {
      if (a >= members && a % 10 > 0) {
        continue; // one honest account in ten is enough
      }
      double[] cosine = new double[n];
      for (int b = 0; b < n; b++) {
        cosine[b] = b == a ? -2 : dot(unit[a], unit[b]);
      }
      int self = world.group().get(a);
      var nearest =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(b -> -cosine[b]))
              .limit(10)
              .toList();
      if (self < 0) {
        honest += cosine[nearest.getFirst()] >= .5 ? 1 : 0;
        continue;
      }
      inside += nearest.stream().filter(b -> world.group().get(b) == self).count() / 10.0;
      found += world.group().get(nearest.getFirst()) == self ? 1 : 0;
      for (int b = self * TrialWorld.MEMBERS; b < (self + 1) * TrialWorld.MEMBERS; b++) {
        for (int h = members; h < n && b != a; h += 15) {
          above += cosine[b] > cosine[h] ? 1 : 0;
          compared++;
        }
      }
    }
    double sampled = TrialWorld.HONEST / 10.0;
    return new double[] {
      inside / members, honest / sampled, found / members, (double) above / compared, nanos
    };
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }

  private static void print(TrialWorld.Kind kind, String head, Map<String, List<double[]>> rows) {
    System.out.printf("%n%s: design | %s%n", kind, head);
    rows.forEach((name, seeds) -> {
      var line = new StringBuilder(name);
      for (int i = 0; i < 5; i++) {
        int column = i;
        double mean = seeds.stream().mapToDouble(r -> r[column]).average().orElse(0);
        double least = seeds.stream().mapToDouble(r -> r[column]).min().orElse(0);
        double most = seeds.stream().mapToDouble(r -> r[column]).max().orElse(0);
        line.append(
            i == 4
                ? " | %.0f".formatted(mean)
                : " | %.3f (%.3f-%.3f)".formatted(mean, least, most));
      }
      System.out.println(line);
    });
  }
}
