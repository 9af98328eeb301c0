// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Observables;
import org.stillwatch.share.stix.Uuids;

/// Looks for values that must not leave: the customers' own, or planted ones. A value is found as
/// it stands, in base64, as its unkeyed hash, and as the id that STIX makes of it, since whoever
/// holds the value can make those too. Of a long text every piece of 47 characters is found.
public final class LeakScan {
  private static final int SHORTEST = 6;
  private static final int LONG = 64;
  private static final int PIECE = 24;

  private final List<String> needles = new ArrayList<>();
  private final Map<Integer, Integer> secrets = new HashMap<>();
  private final Needles search;
  private int tooShort;

  /// @param secrets values that must not leave; one of fewer than 6 characters is not looked for,
  ///   since it would be found everywhere
  public LeakScan(Collection<String> secrets) {
    int number = 0;
    for (String secret : secrets) {
      for (String form : forms(folded(secret))) {
        this.secrets.put(needles.size(), number);
        needles.add(form);
      }
      for (String form : derived(secret)) {
        this.secrets.put(needles.size(), number);
        needles.add(folded(form));
      }
      number++;
    }
    search = new Needles(needles);
  }

  /// How many values were too short to look for.
  public int tooShort() {
    return tooShort;
  }

  /// Numbers of the values that a text holds in some form, in the order in which they were given,
  /// from 0. The values themselves are not repeated.
  public Set<Integer> in(String text) {
    Set<Integer> found = new TreeSet<>();
    search.in(folded(text)).stream().forEach(i -> found.add(secrets.getOrDefault(i, -1)));
    return found;
  }

  private List<String> forms(String secret) {
    if (secret.length() < SHORTEST) {
      tooShort++;
      return List.of();
    }
    if (secret.length() <= LONG) {
      return List.of(secret);
    }
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at + PIECE <= secret.length(); at += PIECE) {
      pieces.add(secret.substring(at, at + PIECE));
    }
    return pieces;
  }

  private static Set<String> derived(String secret) {
    Set<String> all = new LinkedHashSet<>();
    if (folded(secret).length() < SHORTEST) {
      return all;
    }
    for (String written : new LinkedHashSet<>(List.of(secret, secret.toLowerCase(Locale.ROOT)))) {
      byte[] bytes = written.getBytes(UTF_8);
      if (written.length() <= LONG) {
        all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        all.add(HexFormat.of().formatHex(bytes));
      }
      List.of("MD5", "SHA-1", "SHA-256").forEach(hash -> all.add(hashed(hash, bytes)));
      all.addAll(ids(written));
    }
    return all;
  }

  private static List<String> ids(String value) {
    var text = new Json.Text(value);
    List<Json.Obj> named =
        List.of(
            Json.Obj.EMPTY.with("value", text),
            Json.Obj.EMPTY.with("user_id", text),
            Json.Obj.EMPTY.with("account_login", text),
            Json.Obj.EMPTY.with("name", text),
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

  /// Lower case, with one space for any white space: a text that was wrapped anew is the same.
  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
      } else {
        if (space && !folded.isEmpty()) {
          folded.append(' ');
        }
        space = false;
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }
}
