// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Observables;
import org.stillwatch.share.stix.Uuids;

/// What anybody who holds a value can make of it: base64, hexadecimal digits, unkeyed hashes, and
/// the ids that STIX gives it.
final class Derived {
  private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
  private static final int BITS_OF_BYTE = 8;
  private static final int BITS_OF_CHAR = 6;

  private Derived() {}

  /// A value as it is written, and in lower case.
  private static Set<String> spellings(String value) {
    return new LinkedHashSet<>(List.of(value, value.toLowerCase(Locale.ROOT)));
  }

  /// Its bytes as text: hexadecimal, and base64 as it comes out wherever the value begins in a
  /// longer text, without the characters that its neighbours change.
  static Set<String> encoded(String value) {
    Set<String> all = new LinkedHashSet<>();
    for (String written : spellings(value)) {
      byte[] bytes = written.getBytes(UTF_8);
      all.add(HexFormat.of().formatHex(bytes));
      for (int before = 0; before < 3; before++) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = (before * BITS_OF_BYTE + BITS_OF_CHAR - 1) / BITS_OF_CHAR;
        int to = shifted.length * BITS_OF_BYTE / BITS_OF_CHAR;
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
          all.add(encoder.withoutPadding().encodeToString(shifted).substring(from, to));
        }
      }
    }
    return all;
  }

  /// Its hashes and ids, as hexadecimal digits without hyphens.
  static Set<String> digests(String value) {
    Set<String> all = new LinkedHashSet<>();
    for (String written : spellings(value)) {
      HASHES.forEach(hash -> all.add(hashed(hash, written.getBytes(UTF_8))));
      ids(written).forEach(id -> all.add(id.replace("-", "")));
    }
    return all;
  }

  private static List<String> ids(String value) {
    var text = new Json.Text(value);
    List<Json.Obj> named = new ArrayList<>();
    for (String member : List.of("value", "user_id", "account_login", "name", "display_name")) {
      named.add(Json.Obj.EMPTY.with(member, text));
    }
    named.add(
        Json.Obj.EMPTY
            .with("user_id", text)
            .with("account_type", new Json.Text(Observables.ACCOUNT_TYPE)));
    return named.stream().map(n -> Uuids.named(Observables.NAMESPACE, n.canonical())).toList();
  }

  private static String hashed(String hash, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }
}
