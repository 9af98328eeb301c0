// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import org.stillwatch.capture.Features;
import org.stillwatch.capture.Fingerprint;

/// Whether a fingerprint that a producer sent keeps to the caps of `fingerprint/1`.
final class FingerprintCheck {
  private FingerprintCheck() {}

  static boolean valid(Fingerprint f) {
    return f.codePoints() >= 0
        && f.answerCodePoints() >= -1
        && listsFit(f)
        && f.capabilities().values().stream().allMatch(share -> share >= 0 && share <= 255)
        && script(f.script());
  }

  private static boolean listsFit(Fingerprint f) {
    int packed = Features.DIMENSIONS / 16;
    return f.segments().size() <= 16
        && f.prefix().size() <= 4
        && f.slots().size() <= 2
        && f.signatures().size() <= 2
        && (f.features().isEmpty() || f.features().size() == packed);
  }

  private static boolean script(String code) {
    return code.isEmpty()
        || (code.length() == 4 && code.chars().allMatch(c -> c < 128 && Character.isLetter(c)));
  }
}
