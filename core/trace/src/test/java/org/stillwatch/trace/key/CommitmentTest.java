// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;

class CommitmentTest {
  /// Inputs and roots of the tests that came with the first servers of RFC 6962.
  private static final String[] INPUTS = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  private static final String[] ROOTS = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  private static final EpochKey EPOCH =
      new RootKey(HexFormat.of().parseHex("0b".repeat(32))).epoch(7);

  @Test
  void roots_are_those_of_the_standard() {
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < INPUTS.length; i++) {
      digests.add(Digest.of(MerkleTree.LEAF, HexFormat.of().parseHex(INPUTS[i])));
      assertThat(MerkleTree.root(digests).hex()).isEqualTo(ROOTS[i]);
    }
  }

  /// Computed in Python from the text of the derivation: root of 32 bytes 0b, epoch 151.
  @Test
  void a_leaf_is_that_of_a_second_implementation() {
    var epoch = new RootKey(HexFormat.of().parseHex("0b".repeat(32))).epoch(151);
    var ref = new KeyRef(151, "route-hmac-sha256-v1", "m1", KeyPurpose.ACCOUNT, "acct-1");

    assertThat(epoch.sealed(ref).digest().hex())
        .isEqualTo("7f6c4e930de46a820eca718110f1d08c04499aacddcd33b9e4cbaaf9edcf3aef");
  }

  @Test
  void the_order_in_which_keys_are_named_changes_nothing() {
    var leaves = leaves(100);
    var shuffled = new ArrayList<>(leaves);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(MerkleTree.of(shuffled).root()).isEqualTo(MerkleTree.of(leaves).root());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 33, 100})
  void every_leaf_is_proved_and_nothing_else_is(int size) {
    var leaves = leaves(size);
    var tree = MerkleTree.of(leaves);
    var commitment = EpochCommitment.to(tree, 7, "00000000", 1);

    for (int i = 0; i < size; i++) {
      var leaf = leaves.get(i);
      var proof = tree.proof(leaf.name()).orElseThrow();
      assertThat(commitment.covers(leaf, proof)).isTrue();
      assertThat(commitment.covers(leaves(size + 1).getLast(), proof)).isFalse();
      assertThat(commitment.covers(changed(leaf), proof)).isFalse();
      for (int other = 0; other < size; other++) {
        if (other != proof.index()) {
          var moved = new InclusionProof(other, size, proof.path());
          assertThat(commitment.covers(leaf, moved)).as("%s at %s", i, other).isFalse();
        }
      }
      var longer = new ArrayList<>(proof.path());
      longer.add(leaf.digest());
      assertThat(commitment.covers(leaf, new InclusionProof(proof.index(), size, longer)))
          .isFalse();
      if (size > 1) {
        var shorter = proof.path().subList(1, proof.path().size());
        assertThat(commitment.covers(leaf, new InclusionProof(proof.index(), size, shorter)))
            .isFalse();
      }
    }
    assertThat(tree.proof("nobody")).isEmpty();
  }

  private static SealedLeaf changed(SealedLeaf leaf) {
    byte[] value = leaf.value();
    value[7] ^= 1;
    return new SealedLeaf(leaf.epoch(), leaf.name(), value, leaf.salt());
  }

  @Test
  void a_pair_does_not_pass_for_a_leaf() {
    var tree = MerkleTree.of(leaves(4));
    var left = MerkleTree.root(leaves(4).stream().map(SealedLeaf::digest).toList().subList(0, 2));
    var right = MerkleTree.root(leaves(4).stream().map(SealedLeaf::digest).toList().subList(2, 4));

    assertThat(Digest.of(MerkleTree.LEAF, left.bytes(), right.bytes())).isNotEqualTo(tree.root());
    assertThat(MerkleTree.pair(left, right)).isEqualTo(tree.root());
  }

  @Test
  void a_key_is_hidden_by_a_salt_of_its_own() {
    var leaves = leaves(2);

    assertThat(leaves.get(0).salt()).hasSize(32).isNotEqualTo(leaves.get(1).salt());
    var unsalted =
        new SealedLeaf(7, leaves.get(0).name(), leaves.get(0).value(), new byte[SealedLeaf.SALT]);
    assertThat(unsalted.digest()).isNotEqualTo(leaves.get(0).digest());
    assertThat(EPOCH.sealed("canary|1", new byte[] {1}).salt())
        .isNotEqualTo(EPOCH.sealed("canary|2", new byte[] {1}).salt());
  }

  @Test
  void nothing_empty_ambiguous_or_too_large_is_committed_to() {
    var leaf = leaves(1).getFirst();

    assertThatThrownBy(() -> MerkleTree.of(List.of())).hasMessageStartingWith("expected one leaf");
    assertThatThrownBy(() -> MerkleTree.of(List.of(leaf, leaf)))
        .hasMessageStartingWith("expected one leaf");
    assertThatThrownBy(() -> EPOCH.sealed("c", new byte[SealedLeaf.LARGEST + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InclusionProof(2, 2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InclusionProof(0, 2, Collections.nCopies(32, leaf.digest())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Digest("AB".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_commitment_has_to_be_earlier_than_the_first_response() {
    var commitment = Optional.of(EpochCommitment.to(MerkleTree.of(leaves(3)), 7, "00000000", 1000));

    assertThat(EpochCommitment.standing(commitment, 1001))
        .isEqualTo(Commitment.BEFORE_FIRST_SERVED);
    assertThat(EpochCommitment.standing(commitment, 1000)).isEqualTo(Commitment.LATE);
    assertThat(EpochCommitment.standing(Optional.empty(), 1001)).isEqualTo(Commitment.MISSING);
  }

  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "LEDGER", mode = EnumSource.Mode.EXCLUDE)
  void a_report_whose_commitment_is_missing_or_late_is_refused(Mechanism mechanism) {
    var commitment = Optional.of(EpochCommitment.to(MerkleTree.of(leaves(3)), 7, "00000000", 1000));

    assertThat(report(mechanism, commitment, 1001)).isNotInstanceOf(Conclusion.Refused.class);
    assertThat(report(mechanism, commitment, 1000)).isInstanceOf(Conclusion.Refused.class);
    assertThat(report(mechanism, Optional.empty(), 1001)).isInstanceOf(Conclusion.Refused.class);
  }

  private static Conclusion report(
      Mechanism mechanism, Optional<EpochCommitment> commitment, long firstServedMillis) {
    return Grading.conclude(
        List.of(new Claim(Reach.ACCOUNT, "a1", mechanism, -9)),
        new Circumstances(
            0.01,
            EpochCommitment.standing(commitment, firstServedMillis),
            Check.CLEAR,
            Check.CLEAR));
  }

  @Test
  void the_same_keys_published_again_are_the_same_commitment() {
    var first = EpochCommitment.to(MerkleTree.of(leaves(3)), 7, "00000000", 1000);

    assertThat(first.isSameAs(EpochCommitment.to(MerkleTree.of(leaves(3)), 7, "00000000", 2000)))
        .isTrue();
    assertThat(first.isSameAs(EpochCommitment.to(MerkleTree.of(leaves(4)), 7, "00000000", 1000)))
        .isFalse();
    assertThat(first.isSameAs(EpochCommitment.to(MerkleTree.of(leaves(3)), 7, "00000001", 1000)))
        .isFalse();
  }

  /// Leaves of accounts with names in ascending order.
  private static List<SealedLeaf> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new KeyRef(7, "s", "m", KeyPurpose.ACCOUNT, "a%03d".formatted(i)))
        .map(EPOCH::sealed)
        .toList();
  }
}
