// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stillwatch.respond.notice.Notice;

/// Signatures of the Standard Webhooks scheme, version 1: the base64 of HMAC-SHA256 over id,
/// timestamp and body, one for each key while keys rotate.
///
/// Fails closed: what is not signed by a key at hand, lately, is not [Admission#SIGNED]. Our
/// deviation: an id holds no dot, so that no two triples have the same signed text.
public final class WebhookSignature {
  /// Header of the id.
  public static final String ID = "webhook-id";

  /// Header of the time, in seconds since the epoch.
  public static final String TIMESTAMP = "webhook-timestamp";

  /// Header of the signatures, separated by blanks.
  public static final String SIGNATURE = "webhook-signature";

  /// How far the clocks of sender and receiver may be apart, the way included.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";
  private static final int MOST_CHARS = 2_048;
  private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9_:-]{1,256}");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

  private WebhookSignature() {}

  /// The header [#SIGNATURE] for a request.
  ///
  /// @param keys all that the receiver may have, at least one
  public static String sign(String id, long seconds, byte[] body, List<WebhookKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("nothing is signed without a key");
    }
    return keys.stream()
        .map(key -> VERSION + base64(key.hmac(id, Long.toString(seconds), body)))
        .collect(Collectors.joining(" "));
  }

  /// Looks at the signatures of a request, each with each key, in a time that does not depend on
  /// how much of one is right.
  ///
  /// @param id the header, "" when it is missing, as are the next two
  /// @param keys that are taken
  public static Admission check(
      String id,
      String timestamp,
      String signatures,
      byte[] body,
      long nowMillis,
      List<WebhookKey> keys) {
    if (!ID_FORM.matcher(id).matches()
        || !SECONDS.matcher(timestamp).matches()
        || signatures.length() > MOST_CHARS
        || !signatures.contains(VERSION)) {
      return Admission.MALFORMED;
    }
    if (body.length > Notice.MOST_BYTES) {
      return Admission.TOO_LARGE;
    }
    long aheadMillis = Long.parseLong(timestamp) * 1_000 - nowMillis;
    if (aheadMillis < -TOLERANCE.toMillis()) {
      return Admission.TOO_OLD;
    }
    if (aheadMillis > TOLERANCE.toMillis()) {
      return Admission.TOO_EARLY;
    }
    return isSigned(id, timestamp, signatures, body, keys) ? Admission.SIGNED : Admission.FORGED;
  }

  private static boolean isSigned(
      String id, String timestamp, String signatures, byte[] body, List<WebhookKey> keys) {
    List<byte[]> given =
        Pattern.compile(" ")
            .splitAsStream(signatures)
            .filter(one -> one.startsWith(VERSION))
            .map(one -> one.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
            .toList();
    boolean signed = false;
    for (WebhookKey key : keys) {
      byte[] right = base64(key.hmac(id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
      for (byte[] one : given) {
        signed |= MessageDigest.isEqual(right, one);
      }
    }
    return signed;
  }

  private static String base64(byte[] hmac) {
    return Base64.getEncoder().encodeToString(hmac);
  }
}
