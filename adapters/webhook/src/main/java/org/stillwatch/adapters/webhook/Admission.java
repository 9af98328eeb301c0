// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

/// What a signed request is worth. Only [#SIGNED] is let in.
public enum Admission {
  /// Signed by somebody who has the key, lately, and not seen before.
  SIGNED("signed"),
  /// Its headers are missing or have another form.
  MALFORMED("webhook-id, webhook-timestamp or webhook-signature is missing or has another form"),
  /// More than may be sent.
  TOO_LARGE("the body has more than 1048576 bytes"),
  /// Signed more than five minutes ago: a replay, or a clock that is slow.
  TOO_OLD("webhook-timestamp is more than 5 minutes ago"),
  /// Signed more than five minutes from now: a clock that is fast.
  TOO_EARLY("webhook-timestamp is more than 5 minutes from now"),
  /// No signature was made with a key of ours from this id, time and body.
  FORGED("no signature is right"),
  /// This id was let in already. A sender that did not hear our answer sends again: it is answered
  /// as the first time, and nothing is done.
  REPLAYED("webhook-id was taken already"),
  /// So many requests came lately that ids cannot be remembered.
  CROWDED("too many requests in 10 minutes");

  private final String sentence;

  Admission(String sentence) {
    this.sentence = sentence;
  }

  /// Why, for the answer to the sender; it holds nothing of what was sent.
  public String sentence() {
    return sentence;
  }
}
