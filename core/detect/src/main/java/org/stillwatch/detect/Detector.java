// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.List;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;

/// One signal about one account: a statistic, and how rare it is among accounts like this one.
///
/// A detector is a pure function. Its error is controlled once per account over the whole period
/// (`signals.md` 3, rule 4), because it looks at one number and not at the worst of many windows.
public interface Detector {
  /// The signal's id in `signals.md` 4, for example `D13`.
  String signal();

  /// What it must be given to see anything.
  Needs needs();

  /// Its family.
  Family family();

  /// The detector as it reads accounts of one population, for signals that compare with what is
  /// usual there. It must not depend on the order of the accounts, and each account counts among
  /// its peers, so that ranks among them stay exchangeable.
  ///
  /// @param population the accounts of one stratum
  default Detector among(List<Subject> population) {
    return this;
  }

  /// The statistic: the higher, the more it looks like harvesting.
  Reading read(Subject subject);

  /// The sentence for a person.
  ///
  /// @param statistic what was read
  /// @param subject the account
  String text(double statistic, Subject subject);
}
