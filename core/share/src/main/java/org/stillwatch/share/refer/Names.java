// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How accounts are called in a referral: by their own names, or by numbers behind each of which
/// stands a commitment. The list that opens them is kept apart for a court that orders it, and each
/// entry of it opens one account and no other.
public final class Names {
  private static final int KEY_BYTES = 32;

  private final SortedMap<String, Entry> byAccount;

  private Names(SortedMap<String, Entry> byAccount) {
    this.byAccount = Collections.unmodifiableSortedMap(byAccount);
  }

  /// One account.
  ///
  /// @param account its own name
  /// @param label what it is called in the package
  /// @param salt 64 hexadecimal digits, empty without a pseudonym
  /// @param commitment SHA-256 of the salt, a space and the account, hexadecimal; empty without a
  ///   pseudonym
  public record Entry(String account, String label, String salt, String commitment) {}

  /// Accounts under their own names.
  public static Names open(Collection<String> accounts) {
    var all = new TreeMap<String, Entry>();
    accounts.forEach(a -> all.put(a, new Entry(a, a, "", "")));
    return new Names(all);
  }

  /// Accounts under numbers, in the order of their commitments: neither a number nor a place says
  /// anything of the account.
  ///
  /// @param keyHex 64 hexadecimal digits, drawn for this referral alone
  /// @throws IllegalArgumentException for another key
  public static Names pseudonyms(Collection<String> accounts, String keyHex) {
    byte[] key = HexFormat.of().parseHex(keyHex);
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has 64 hexadecimal digits");
    }
    var salts = new TreeMap<String, String>();
    var order = new TreeMap<String, String>();
    for (String account : new TreeSet<>(accounts)) {
      String salt = mac(key, account);
      salts.put(account, salt);
      order.put(sha256(salt + " " + account), account);
    }
    var all = new TreeMap<String, Entry>();
    order.forEach((commitment, account) ->
        all.put(
            account,
            new Entry(
                account,
                "account-%05d".formatted(all.size() + 1),
                salts.getOrDefault(account, ""),
                commitment)));
    return new Names(all);
  }

  private static String mac(byte[] key, String account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(account.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Every account, by its own name.
  public Collection<Entry> all() {
    return byAccount.values();
  }

  /// What an account is called.
  ///
  /// @throws IllegalArgumentException when it is none of these
  public Entry of(String account) {
    Entry found = byAccount.get(account);
    if (found == null) {
      throw new IllegalArgumentException("an account that has no name here");
    }
    return found;
  }

  /// Whether it has a name.
  public boolean knows(String account) {
    return byAccount.containsKey(account);
  }
}
