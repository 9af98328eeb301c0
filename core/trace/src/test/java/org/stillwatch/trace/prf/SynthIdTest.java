// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.Vectors;

class SynthIdTest {
  @Test
  void the_hash_form_gives_every_row_of_the_vectors() {
    var cases = Vectors.read("synthid").get("hash_form");

    assertThat(cases).hasSize(4);
    for (var one : cases) {
      long[] keys = Vectors.longs(one.get("keys"));
      assertThat(SynthIdHash.start(keys)).isEqualTo(Long.parseLong(one.get("iv").asText()));
      rows(new SynthIdHash(keys, one.get("ngram_len").asInt()), one);
      layerInputs(keys, one);
    }
  }

  private static void rows(SynthIdPrf prf, JsonNode one) {
    int[] tokens = Vectors.ints(one.get("tokens"));
    JsonNode rows = one.get("g_rows_hex");
    long ones = 0;
    for (int i = 0; i + prf.ngram() <= tokens.length; i++) {
      long bits = prf.bits(tokens, i);
      assertThat(bits)
          .as("%s row %d", one.get("name"), i)
          .isEqualTo(Long.parseLong(rows.get(i).asText(), 16));
      ones += Long.bitCount(bits);
    }
    assertThat(rows).hasSize(tokens.length - prf.ngram() + 1);
    assertThat(ones).isEqualTo(one.get("sum_g").asLong());
  }

  private static void layerInputs(long[] keys, JsonNode one) {
    int[] tokens = Vectors.ints(one.get("tokens"));
    long hash = Lcg.fold(SynthIdHash.start(keys), tokens, 0, one.get("ngram_len").asInt());
    JsonNode inputs = one.get("first_ngram_layer_inputs");
    for (int l = 0; l < inputs.size(); l++) {
      assertThat(Lcg.step(hash, keys[l])).isEqualTo(Long.parseLong(inputs.get(l).asText()));
    }
  }

  @Test
  void the_table_form_gives_every_row_of_the_vectors() {
    var cases = Vectors.read("synthid").get("table_form");

    assertThat(cases).hasSize(2);
    for (var one : cases) {
      byte[] table = CpuTable.of(one.get("table_seed").asInt());
      rows(
          new SynthIdTable(Vectors.longs(one.get("keys")), one.get("ngram_len").asInt(), table),
          one);
    }
  }

  @Test
  void tables_have_the_digests_of_the_vectors() {
    for (var row : Vectors.read("synthid").get("tables")) {
      byte[] table = CpuTable.of(row.get("seed").asInt());
      assertThat(HexFormat.of().formatHex(Sha256.of(table)))
          .isEqualTo(row.get("sha256_packed_lsb_first").asText());
    }
  }

  /// Against whole numbers without bounds, reduced to 64 bits after each step.
  @Test
  void a_million_random_inputs_agree_with_a_second_implementation() {
    var dice = new SplittableRandom(12);
    for (int i = 0; i < 1_000_000; i++) {
      long hash = dice.nextLong();
      long key = dice.nextLong();
      if (SynthIdHash.bit(hash, key) != Second.bit(hash, key)) {
        throw new AssertionError("another bit for input " + i);
      }
    }
  }

  /// Start, folds over n-grams and the layer's bit together; new keys after each thousand.
  @Test
  void a_million_whole_n_grams_of_the_hash_form_agree_with_a_second_implementation() {
    var dice = new SplittableRandom(13);
    for (int k = 0; k < 1_000; k++) {
      long[] keys = dice.longs(3).toArray();
      var prf = new SynthIdHash(keys, 5);
      BigInteger start = Second.start(keys);
      for (int i = 0; i < 1_000; i++) {
        int[] tokens = dice.ints(7, 0, Integer.MAX_VALUE).toArray();
        long context = Second.fold(start, tokens, 1, 4);
        long hash = Second.fold(start, tokens, 1, 5);
        int layer = i % 3;
        if (prf.context(tokens, 1) != context
            || ((prf.bits(tokens, 1) >>> layer) & 1) != Second.bit(hash, keys[layer])) {
          throw new AssertionError("another bit for keys " + k + ", input " + i);
        }
      }
    }
  }

  @Test
  void a_million_n_grams_of_the_table_form_agree_with_a_second_implementation() {
    var dice = new SplittableRandom(14);
    byte[] table = CpuTable.of(7);
    BigInteger bits = new BigInteger(1, reversed(table));
    for (int k = 0; k < 1_000; k++) {
      long[] keys = dice.longs(3).toArray();
      var prf = new SynthIdTable(keys, 5, table);
      for (int i = 0; i < 1_000; i++) {
        int[] tokens = dice.ints(7, 0, Integer.MAX_VALUE).toArray();
        BigInteger hash = BigInteger.valueOf(Second.fold(BigInteger.ONE, tokens, 1, 5));
        int layer = i % 3;
        int slot =
            Second.step(hash, BigInteger.valueOf(keys[layer]))
                .mod(BigInteger.valueOf(65_536))
                .intValueExact();
        if (((prf.bits(tokens, 1) >>> layer) & 1) != (bits.testBit(slot) ? 1 : 0)) {
          throw new AssertionError("another bit for keys " + k + ", input " + i);
        }
      }
    }
  }

  private static byte[] reversed(byte[] table) {
    byte[] reversed = new byte[table.length];
    for (int i = 0; i < table.length; i++) {
      reversed[i] = table[table.length - 1 - i];
    }
    return reversed;
  }

  @Test
  void keys_are_never_printed_and_shapes_are_checked() {
    long[] keys = {1_234_567, 7_654_321};

    assertThat(new SynthIdHash(keys, 5).toString()).isEqualTo("SynthIdHash[layers=2, ngram=5]");
    assertThat(new SynthIdTable(keys, 5, new byte[8_192]).toString()).doesNotContain("1234567");
    assertThatThrownBy(() -> new SynthIdTable(keys, 5, new byte[9]))
        .hasMessage("expected a table of 8192 bytes, got 9");
    assertThatThrownBy(() -> new SynthIdHash(new long[0], 5))
        .hasMessage("expected 1 to 64 layer keys, got 0");
    assertThatThrownBy(() -> new SynthIdHash(keys, 1))
        .hasMessage("expected n-grams of 2 to 64 tokens, got 1");
    assertThat(Arrays.stream(keys).sum()).isEqualTo(8_888_888);
  }

  private static final class Second {
    private static final BigInteger M = BigInteger.valueOf(6364136223846793005L);
    private static final BigInteger THIRTY_TWO = BigInteger.valueOf(32);

    static BigInteger step(BigInteger h, BigInteger v) {
      return BigInteger.valueOf(h.add(v).multiply(M).add(BigInteger.ONE).longValue());
    }

    static long bit(long hash, long key) {
      BigInteger y = step(BigInteger.valueOf(hash), BigInteger.valueOf(key));
      for (int i = 0; i < 12; i++) {
        BigInteger[] parts = step(y, BigInteger.ONE).divideAndRemainder(THIRTY_TWO);
        y = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
      }
      return y.testBit(30) ? 1 : 0;
    }

    static long fold(BigInteger start, int[] tokens, int from, int count) {
      BigInteger hash = start;
      for (int i = from; i < from + count; i++) {
        hash = step(hash, BigInteger.valueOf(tokens[i]));
      }
      return hash.longValueExact();
    }

    /// By hexadecimal text, least byte of each key first.
    static BigInteger start(long[] keys) {
      var text = new StringBuilder();
      for (long key : keys) {
        text.append(HexFormat.of().toHexDigits(Long.reverseBytes(key)));
      }
      byte[] digest = Sha256.of(HexFormat.of().parseHex(text));
      return new BigInteger(HexFormat.of().formatHex(digest), 16)
          .mod(BigInteger.TWO.pow(63).subtract(BigInteger.ONE));
    }
  }
}
