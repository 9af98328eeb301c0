// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.trace.Vectors;

class DerivationTest {
  private static final KeyRef ACCOUNT = new KeyRef(1, "s", "m", KeyPurpose.ACCOUNT, "a");

  private final RootKey root = new RootKey(HexFormat.of().parseHex("0b".repeat(32)));

  @Test
  void keys_are_those_of_the_vectors() {
    var vectors = Vectors.read("keys");
    var published = new RootKey(HexFormat.of().parseHex(vectors.get("root").asText()));

    assertThat(vectors.get("keys")).hasSize(7);
    for (var row : vectors.get("keys")) {
      var ref =
          new KeyRef(
              row.get("epoch").asLong(),
              row.get("scheme").asText(),
              row.get("model").asText(),
              KeyPurpose.of(row.get("purpose").asText()).orElseThrow(),
              row.get("id").asText());
      var epoch = published.epoch(ref.epoch());
      // the secret of an epoch is seen through what it makes: HMAC under the vector's own bytes
      byte[] secret = HexFormat.of().parseHex(row.get("epoch_key").asText());
      assertThat(epoch.leaf(ref)).isEqualTo(new EpochKey(ref.epoch(), secret).leaf(ref));
      assertThat(Long.toUnsignedString(epoch.leaf(ref).bits())).isEqualTo(row.get("key").asText());
    }
  }

  @Test
  void a_key_of_everything_that_differs_in_one_field_is_another() {
    Set<LeafKey> keys = new HashSet<>();
    for (long epoch = 0; epoch < 3; epoch++) {
      var key = root.epoch(epoch);
      for (KeyPurpose purpose : KeyPurpose.values()) {
        for (String field : new String[] {"a", "b"}) {
          keys.add(key.leaf(new KeyRef(epoch, field, "m", purpose, "x")));
          keys.add(key.leaf(new KeyRef(epoch, "s", field, purpose, "x")));
          keys.add(key.leaf(new KeyRef(epoch, "s", "m", purpose, field)));
        }
      }
    }
    assertThat(keys).hasSize(3 * KeyPurpose.values().length * 6);
  }

  @Test
  void a_layer_is_the_id_with_its_number() {
    var ref = new KeyRef(1, "synthid-hash", "m", KeyPurpose.POOL, "7");

    assertThat(ref.layer(29).name()).isEqualTo("synthid-hash|m|pool|7#29");
    assertThatThrownBy(() -> ref.layer(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ref.layer(1).layer(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_is_read_again_and_finds_its_layers() {
    var ref = new KeyRef(1, "synthid-hash", "m", KeyPurpose.POOL, "7");

    assertThat(KeyRef.parse(1, ref.name())).contains(ref);
    for (String name : new String[] {"", "a|b|pool", "a|b|pool|c|d", "a|b|root|c", "a||pool|c"}) {
      assertThat(KeyRef.parse(1, name)).isEmpty();
    }
    assertThat(ref.layer(3).isOf(KeyPurpose.POOL, "7")).isTrue();
    assertThat(ref.isOf(KeyPurpose.POOL, "7")).isTrue();
    assertThat(ref.isOf(KeyPurpose.ACCOUNT, "7")).isFalse();
    assertThat(ref.layer(3).isOf(KeyPurpose.POOL, ".")).isFalse();
    assertThat(new KeyRef(1, "s", "m", KeyPurpose.POOL, "77").isOf(KeyPurpose.POOL, "7")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a|b", "a\u0000", "a\n", "\ud800", "\u0085"})
  void a_field_that_could_be_read_in_two_ways_is_refused(String field) {
    assertThatThrownBy(() -> new KeyRef(1, field, "m", KeyPurpose.POOL, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a scheme, a model and an id of 1 to 512 characters without '|'");
    assertThatThrownBy(() -> new KeyRef(1, "s", field, KeyPurpose.POOL, "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyRef(1, "s", "m", KeyPurpose.POOL, field))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fields_of_any_script_are_taken_up_to_their_length() {
    assertThat(KeyRef.isField("konto-\u00e9\ud83d\ude00")).isTrue();
    assertThat(KeyRef.isField("x".repeat(KeyRef.LONGEST))).isTrue();
    assertThat(KeyRef.isField("x".repeat(KeyRef.LONGEST + 1))).isFalse();
  }

  @Test
  void a_node_sees_the_keys_it_was_given_and_no_other() {
    var key = root.epoch(1).leaf(ACCOUNT);
    var view = KeyView.of(1, Map.of(ACCOUNT, key));

    assertThat(view.key(ACCOUNT)).contains(key);
    assertThat(view.key(new KeyRef(1, "s", "m", KeyPurpose.ACCOUNT, "b"))).isEmpty();
    assertThat(KeyView.none(1).key(ACCOUNT)).isEmpty();
    assertThatThrownBy(() -> KeyView.of(2, Map.of(ACCOUNT, key)))
        .hasMessage("expected keys of epoch 2 alone");
  }

  @Test
  void the_secret_of_a_week_makes_no_key_of_another() {
    assertThat(root.epoch(2).key(ACCOUNT)).isEmpty();
    assertThatThrownBy(() -> root.epoch(2).leaf(ACCOUNT))
        .hasMessage("expected a key of epoch 2, got one of epoch 1");
    assertThatThrownBy(() -> root.epoch(-1)).hasMessage("expected an epoch of 0 or more, got -1");
  }

  @Test
  void nothing_prints_a_secret() {
    var epoch = root.epoch(1);
    var leaf = epoch.leaf(ACCOUNT);

    assertThat(root).hasToString("RootKey[" + root.rootId() + "]");
    assertThat(root.rootId()).matches("[0-9a-f]{8}").isNotEqualTo("0b0b0b0b");
    assertThat(epoch).hasToString("EpochKey[1]");
    assertThat(leaf).hasToString("LeafKey[]");
    assertThat(KeyView.of(1, Map.of(ACCOUNT, leaf))).hasToString("GivenKeys[epoch=1, 1 keys]");
    assertThat(epoch.sealed(ACCOUNT)).hasToString("SealedLeaf[epoch=1]");
    assertThatThrownBy(() -> new RootKey(new byte[31]))
        .hasMessage("a root key has 32 bytes, got 31");
  }

  @Test
  void epochs_are_weeks_from_the_first_monday_of_2024() {
    assertThat(Instant.ofEpochMilli(Epochs.START_MILLIS)).hasToString("2024-01-01T00:00:00Z");
    assertThat(Epochs.at(millis("2024-01-01T00:00:00Z"))).isZero();
    assertThat(Epochs.at(millis("2024-01-07T23:59:59.999Z"))).isZero();
    assertThat(Epochs.at(millis("2024-01-08T00:00:00Z"))).isEqualTo(1);
    assertThat(Epochs.at(millis("2026-11-28T01:00:00Z"))).isEqualTo(151);
    assertThat(Instant.ofEpochMilli(Epochs.begin(151))).hasToString("2026-11-23T00:00:00Z");
    assertThatThrownBy(() -> Epochs.at(millis("2023-12-31T23:59:59.999Z")))
        .hasMessage("expected a time in or after 2024");
    assertThatThrownBy(() -> Epochs.begin(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
