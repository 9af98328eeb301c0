// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.LeafKey;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.score.GumbelMark;
import org.stillwatch.trace.score.Mark;
import org.stillwatch.trace.score.SynthIdMark;

/// The keys of one week and one model, by what a corpus is asked with them.
///
/// @param epoch the week
/// @param model that was served
/// @param scheme of its marks
/// @param layers of SynthID; 1 of any other scheme
/// @param marks that answers may carry, pools among them
/// @param pools marks of the replicas, in their order; none when fewer than two are known
/// @param decoys marks that no answer carries
/// @param routes of accounts
public record WeekKeys(
    long epoch,
    String model,
    RoutedScheme scheme,
    int layers,
    List<KeyedMark> marks,
    List<Mark> pools,
    List<Mark> decoys,
    SortedMap<AccountId, LeafKey> routes) {
  private static final Pattern LAYER = Pattern.compile("(.*)#([0-9]{1,2})");

  public WeekKeys {
    marks = List.copyOf(marks);
    pools = List.copyOf(pools);
    decoys = List.copyOf(decoys);
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
  }

  /// A mark and what its key is for.
  ///
  /// @param id of the pool, campaign or account
  public record KeyedMark(KeyPurpose purpose, String id, Mark mark) {}

  /// The keys of a case, one entry for each model and scheme.
  ///
  /// @param context tokens before the one that is scored; servers use 4
  /// @throws IllegalArgumentException when a key is of a scheme that cannot be scored, a layer is
  ///   missing, or replicas are not numbered 0, 1, 2 and so on
  public static List<WeekKeys> of(CaseKeys keys, int context) {
    var bases = new TreeMap<String, SortedMap<Integer, ProvenKey>>();
    var routes = new TreeMap<String, SortedMap<AccountId, LeafKey>>();
    for (ProvenKey key : keys.keys()) {
      KeyRef ref = key.ref();
      if (ref.scheme().equals(Route.SCHEME)) {
        routes
            .computeIfAbsent(ref.model(), _ -> new TreeMap<>())
            .put(new AccountId(ref.id()), key.key());
      } else if (ref.purpose() != KeyPurpose.CANARY) {
        scheme(ref.scheme());
        var layer = LAYER.matcher(ref.id());
        boolean layered = layer.matches();
        String id = layered ? layer.group(1) : ref.id();
        var base = new KeyRef(ref.epoch(), ref.scheme(), ref.model(), ref.purpose(), id);
        bases
            .computeIfAbsent(base.name(), _ -> new TreeMap<>())
            .put(layered ? Integer.parseInt(layer.group(2)) : 0, key);
      }
    }
    var groups = new TreeMap<String, Gathered>();
    for (var base : bases.entrySet()) {
      KeyRef ref = KeyRef.parse(keys.commitment().epoch(), base.getKey()).orElseThrow();
      groups
          .computeIfAbsent(ref.scheme() + "|" + ref.model(), _ -> new Gathered(ref))
          .add(ref, base.getValue(), context);
    }
    return groups.values().stream()
        .map(g -> g.keys(routes.getOrDefault(g.of.model(), new TreeMap<>())))
        .toList();
  }

  private static RoutedScheme scheme(String word) {
    for (RoutedScheme scheme : RoutedScheme.values()) {
      if (scheme.word().equals(word)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException("a key of a scheme that cannot be scored");
  }

  /// Marks of one model and scheme, as they are found.
  private static final class Gathered {
    private final KeyRef of;
    private final List<KeyedMark> marks = new ArrayList<>();
    private final List<Mark> decoys = new ArrayList<>();
    private final SortedMap<Integer, Mark> pools = new TreeMap<>();
    private int layers;

    Gathered(KeyRef of) {
      this.of = of;
    }

    void add(KeyRef ref, SortedMap<Integer, ProvenKey> keys, int context) {
      if (layers == 0) {
        layers = keys.size();
      }
      if (keys.size() != layers || keys.lastKey() != layers - 1) {
        throw new IllegalArgumentException("expected all layers of every key");
      }
      long[] bits = keys.values().stream().mapToLong(k -> k.key().bits()).toArray();
      Mark mark =
          switch (scheme(ref.scheme())) {
            case GUMBEL -> new GumbelMark(new GumbelPrf(bits[0], context));
            case SYNTHID_HASH ->
                new SynthIdMark(new SynthIdHash(bits, context + 1), OptionalInt.empty());
          };
      switch (ref.purpose()) {
        case DECOY -> decoys.add(mark);
        case POOL -> {
          if (!ref.id().matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("expected replicas by number");
          }
          pools.put(Integer.parseInt(ref.id()), mark);
          marks.add(new KeyedMark(ref.purpose(), ref.id(), mark));
        }
        case GLOBAL, CAMPAIGN, ACCOUNT, CANARY ->
            marks.add(new KeyedMark(ref.purpose(), ref.id(), mark));
      }
    }

    WeekKeys keys(SortedMap<AccountId, LeafKey> routes) {
      if (!pools.isEmpty() && pools.lastKey() != pools.size() - 1) {
        throw new IllegalArgumentException("expected the keys of all replicas, from 0 on");
      }
      List<Mark> replicas = pools.size() < 2 ? List.of() : List.copyOf(pools.values());
      return new WeekKeys(
          of.epoch(), of.model(), scheme(of.scheme()), layers, marks, replicas, decoys, routes);
    }
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "WeekKeys[" + epoch + ", " + marks.size() + " marks]";
  }
}
