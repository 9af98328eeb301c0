// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Locale;

/// Why something is not done. The caller is told the word and the sentence.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /// Kinds of refusals.
  public enum Why {
    /// What it is about does not exist.
    UNKNOWN,
    /// It stands where this cannot be done any more, or not yet.
    WRONG_STATE,
    /// Another person has to do it.
    ANOTHER_PERSON,
    /// What was looked at is not what is there now.
    CHANGED,
    /// What it needs is not there.
    NEEDS;

    /// The word in answers.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Refused(Why why, String sentence) {
    super(sentence, null, false, false);
    this.why = why;
  }

  /// The kind.
  public Why why() {
    return why;
  }
}
