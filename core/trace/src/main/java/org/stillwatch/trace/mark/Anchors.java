// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;

/// Anchors of first user messages. Letters after NFKC and lower case, and any run of white space is
/// one space, so that a leak that was tidied up still finds its anchor; one word more or less is
/// another anchor. The text lives no longer than a call.
public final class Anchors {
  /// Characters that count, from the beginning: a prompt of any length costs as much as this one.
  public static final int MOST = 16_384;

  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s\\p{Cc}]+");

  private final KeyedHash hash;

  /// @param key of the deployment; without it nobody can test a guessed prompt
  public Anchors(FingerprintKey key) {
    hash = key.hash("anchors");
  }

  /// The anchor of a message; empty when there is nothing in it but white space.
  public Optional<Anchor> of(String firstUserMessage) {
    String head = firstUserMessage.substring(0, Math.min(MOST, firstUserMessage.length()));
    String plain = Normalizer.normalize(head, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String text = SPACE.matcher(plain).replaceAll(" ").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Anchor(hash.of(text)));
  }
}
