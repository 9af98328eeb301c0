// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.key.RootKey;

class CaseKeysJsonTest {
  private static final long AT = 1_795_827_600_000L;

  private final RootKey root = new RootKey(new byte[RootKey.BYTES]);
  private final EpochKey epoch = root.epoch(151);
  private final List<KeyRef> refs =
      Stream.of("0", "1", "\"quoted\" \u00e9\ud83d\ude00")
          .map(id -> new KeyRef(151, "s", "m", KeyPurpose.POOL, id))
          .toList();
  private final MerkleTree tree = MerkleTree.of(refs.stream().map(epoch::sealed).toList());
  private final EpochCommitment commitment = EpochCommitment.to(tree, 151, root.rootId(), AT);
  private final CaseKeys keys =
      new CaseKeys(
          "C17",
          commitment,
          refs.stream()
              .map(ref ->
                  new ProvenKey(ref, epoch.sealed(ref), tree.proof(ref.name()).orElseThrow()))
              .toList());

  @Test
  void a_commitment_is_written_and_read_again() throws IOException {
    String line = CommitmentJson.line(commitment);

    Schemas.validate("key-commitment-1", line);
    assertThat(CommitmentJson.read(line)).isEqualTo(commitment);
    assertThat(line)
        .isEqualTo(
            "{\"schema\":\"stillwatch.key-commitment/1\",\"epoch\":151,\"rootId\":\""
                + root.rootId()
                + "\",\"at\":\"2026-11-28T01:00:00.000Z\",\"leaves\":3,\"root\":\""
                + tree.root().hex()
                + "\"}");
  }

  @Test
  void keys_of_a_case_are_written_and_read_again() throws IOException {
    String text = CaseKeysJson.text(keys);

    Schemas.validate("case-keys-1", text);
    assertThat(CaseKeysJson.read(text)).isEqualTo(keys);
    assertThat(text).contains("\"" + Long.toUnsignedString(epoch.leaf(refs.get(0)).bits()) + "\"");
  }

  /// Each is one change of a file that proves its keys; none is read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"key\":\"|\"key\":\"1",
        "\"key\":\"|\"key\":\"-",
        "\"key\":\"|\"key\":\"99999999999999999999\",\"was\":\"",
        "\"salt\":\"|\"salt\":\"0",
        "\"index\":0|\"index\":1",
        "\"index\":0|\"index\":-1",
        "\"index\":0|\"index\":4294967296",
        "\"id\":\"0\"|\"id\":\"1\"",
        "\"id\":\"0\"|\"id\":\"a|b\"",
        "\"purpose\":\"pool\"|\"purpose\":\"account\"",
        "\"purpose\":\"pool\"|\"purpose\":\"root\"",
        "\"epoch\":151|\"epoch\":152",
        "\"leaves\":3|\"leaves\":4",
        "\"leaves\":3|\"leaves\":0",
        "\"path\":[|\"path\":[\"00\",",
        "\"case\":\"C17\"|\"case\":\"\"",
        "case-keys/1|case-keys/2"
      })
  void what_does_not_prove_its_keys_is_not_read(String change) {
    String[] parts = change.split("\\|", 2);
    String text = CaseKeysJson.text(keys);
    assertThat(text).contains(parts[0]);
    int at = text.indexOf(parts[0]);
    String changed = text.substring(0, at) + parts[1] + text.substring(at + parts[0].length());

    assertThatThrownBy(() -> CaseKeysJson.read(changed))
        .isInstanceOf(IOException.class)
        .satisfies(e ->
            assertThat(e.getMessage())
                .doesNotContain(Long.toUnsignedString(epoch.leaf(refs.get(0)).bits())));
  }
}
