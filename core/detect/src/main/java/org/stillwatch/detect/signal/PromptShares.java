// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// Shares among the sample of distinct prompts of an account.
final class PromptShares {
  private PromptShares() {}

  /// The share of sampled prompts that have a property.
  ///
  /// @param leastPrompts prompts that begin a conversation, below which there is no answer
  static Reading of(Subject subject, long leastPrompts, int having) {
    var variety = subject.variety();
    if (subject.card().promptCodePoints() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.PROMPT)));
    }
    if (variety.freshTexts() < leastPrompts || variety.sampledPrompts() == 0) {
      return new Reading.None(new Finding.TooLittleTraffic(variety.freshTexts(), leastPrompts));
    }
    return new Reading.Value((double) having / variety.sampledPrompts());
  }
}
