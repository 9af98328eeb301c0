// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Locale;
import org.stillwatch.base.Calibration;

/// Texts that are the same in every package but for a few figures of the case.
final class Method {
  private Method() {}

  /// How campaigns are found and how often that was wrong.
  static String of(Input input) {
    Calibration calibration = input.attribution().calibration();
    String behind =
        switch (calibration) {
          case NONE -> "none: no figure may be given";
          case LAB -> "simulated traffic (\"lab\")";
          case LOCAL -> "cases that people of the service decided (\"local\")";
        };
    return MethodText.TEXT
        .replace("{calibration}", behind)
        .replace(
            "{fdr}",
            String.format(Locale.ROOT, "%.2f %%", 100 * input.facts().campaign().axes().nullFdr()));
  }

  /// How to check a package.
  static String check(Input input) {
    boolean pseudonymous = input.referral().pseudonymous();
    return (pseudonymous ? CheckTexts.PSEUDONYMS : CheckTexts.WHOLE)
        .replace("{case}", input.facts().id())
        .replace("{bundle}", input.facts().bundleSha256())
        .replace("{list}", input.facts().manifestSha256());
  }
}
