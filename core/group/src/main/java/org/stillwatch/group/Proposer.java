// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.List;
import java.util.Set;

/// A way to put principals together, cheap and generous: a false proposal costs a test, a missed
/// one costs a campaign. A new kind is one class behind this interface, listed in `group.catalog`.
public interface Proposer {
  /// The fewest principals that make a group.
  int LEAST_MEMBERS = 5;

  /// The name of the kind, stable, lower case.
  String name();

  /// Names of the tests that would only repeat why the group was proposed; they are not counted.
  Set<String> circularTests();

  /// How often it proposes anew, in milliseconds of event time.
  long everyMillis();

  /// The groups at a tick, in a fixed order.
  List<Proposal> propose(EvidenceLog log, long tickMillis);
}
