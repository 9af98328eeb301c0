// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.key.RootKey;

class PlanKeysTest {
  private static final List<AccountId> ACCOUNTS =
      List.of(new AccountId("a"), new AccountId("b"), new AccountId("a"));

  private final PlanKeys plan =
      new PlanKeys(new MarkPlan(RoutedScheme.GUMBEL, 2, 1), 7, "m1", 2, 30);

  @Test
  void pools_decoys_and_routes_are_named_each_once() {
    assertThat(plan.of(ACCOUNTS))
        .extracting(KeyRef::name)
        .containsExactly(
            "gumbel-philox4x32-10-v1|m1|pool|0",
            "gumbel-philox4x32-10-v1|m1|pool|1",
            "gumbel-philox4x32-10-v1|m1|decoy|0",
            "gumbel-philox4x32-10-v1|m1|decoy|1",
            "route-hmac-sha256-v1|m1|account|a",
            "route-hmac-sha256-v1|m1|account|b");
    assertThat(plan.of(KeyPurpose.ACCOUNT, "a")).containsExactly(Route.ref(7, "m1", "a"));
  }

  @Test
  void marks_with_layers_have_a_key_for_each() {
    var synthId = new PlanKeys(new MarkPlan(RoutedScheme.SYNTHID_HASH, 2, 1), 7, "m1", 1, 30);

    assertThat(synthId.of(ACCOUNTS)).hasSize(3 * 30 + 2).doesNotHaveDuplicates();
    assertThat(synthId.of(ACCOUNTS).get(29).name()).isEqualTo("synthid-hash|m1|pool|0#29");
  }

  /// What a case holds is enough to route again, for its accounts alone.
  @Test
  void the_keys_of_a_case_are_proven_and_are_all_that_it_sees() {
    var epoch = new RootKey(new byte[RootKey.BYTES]).epoch(7);
    var tree = MerkleTree.of(plan.of(ACCOUNTS).stream().map(epoch::sealed).toList());
    var commitment = EpochCommitment.to(tree, 7, "00000000", 1);
    var ref = Route.ref(7, "m1", "a");
    var key = new ProvenKey(ref, epoch.sealed(ref), tree.proof(ref.name()).orElseThrow());
    KeyView view = new CaseKeys("C17", commitment, List.of(key)).view();

    assertThat(view.key(ref)).contains(epoch.leaf(ref));
    assertThat(view.key(Route.ref(7, "m1", "b"))).isEmpty();
    assertThat(new CaseKeys("C17", commitment, List.of(key))).hasToString("CaseKeys[C17, 1 keys]");
    var later = new EpochCommitment(7, "00000000", 1, 7, commitment.root());
    assertThatThrownBy(() -> new CaseKeys("C17", later, List.of(key)))
        .hasMessage("expected keys that the commitment covers");
    assertThatThrownBy(() -> new CaseKeys("C17", commitment, List.of(key, key)))
        .hasMessage("expected each key once");
    assertThatThrownBy(() -> new CaseKeys("C17", commitment, List.of()))
        .hasMessage("expected a case of 1 to 100000 keys");
    assertThatThrownBy(() -> new ProvenKey(Route.ref(7, "m1", "b"), key.leaf(), key.proof()))
        .hasMessage("expected the leaf of the key that is named");
  }

  @Test
  void numbers_out_of_range_are_refused() {
    for (int[] numbers : new int[][] {{-1, 30}, {100_001, 30}, {0, 0}, {0, 65}}) {
      assertThatThrownBy(() -> new PlanKeys(plan.plan(), 7, "m1", numbers[0], numbers[1]))
          .hasMessage("expected 0 to 100000 decoys and 1 to 64 layers");
    }
  }
}
