// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;

/// The names of all keys that a deployment commits to for one week and one model: marks of its
/// pools, routes of its accounts, and decoys of the marks.
///
/// @param plan how it marks
/// @param epoch the week
/// @param model that is served
/// @param decoys how many, 0 or more
/// @param layers of SynthID; no other scheme has any
public record PlanKeys(MarkPlan plan, long epoch, String model, int decoys, int layers) {
  /// The most decoys.
  public static final int MOST_DECOYS = 100_000;

  /// The most layers.
  public static final int MOST_LAYERS = 64;

  /// @throws IllegalArgumentException when a number is out of its range
  public PlanKeys {
    if (decoys < 0 || decoys > MOST_DECOYS || layers < 1 || layers > MOST_LAYERS) {
      throw new IllegalArgumentException("expected 0 to 100000 decoys and 1 to 64 layers");
    }
  }

  /// The names, each once.
  public List<KeyRef> of(Collection<AccountId> accounts) {
    var names = new ArrayList<KeyRef>();
    numbers(plan.pools()).forEach(pool -> names.addAll(of(KeyPurpose.POOL, pool)));
    numbers(decoys).forEach(decoy -> names.addAll(of(KeyPurpose.DECOY, decoy)));
    accounts.stream()
        .distinct()
        .forEach(account -> names.addAll(of(KeyPurpose.ACCOUNT, account.value())));
    return List.copyOf(names);
  }

  private static Stream<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf);
  }

  /// The names of what one purpose and id need: a route for an account, for everything else a mark,
  /// with all of its layers.
  List<KeyRef> of(KeyPurpose purpose, String id) {
    if (purpose == KeyPurpose.ACCOUNT) {
      return List.of(Route.ref(epoch, model, id));
    }
    var ref = new KeyRef(epoch, plan.scheme().word(), model, purpose, id);
    return plan.scheme() == RoutedScheme.SYNTHID_HASH
        ? IntStream.range(0, layers).mapToObj(ref::layer).toList()
        : List.of(ref);
  }
}
