// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import org.stillwatch.judge.CaseFile;

/// Every innocent explanation, in the order of its name.
final class Rivals {
  static final List<Rival> ALL =
      List.of(
          new Reseller(),
          new Evaluation(),
          new SharedFramework(),
          new OneOrganisation(),
          new QuotaStretching());

  private Rivals() {}

  static List<Rival> live(CaseFile file) {
    return ALL.stream().filter(r -> r.supported(file)).toList();
  }
}
