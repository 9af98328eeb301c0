// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Frame;
import org.stillwatch.group.Members;

/// One reason to believe that a cluster is one hand, before any rival explanation.
///
/// @param name `content` or the name of a group test
/// @param signal the signal's id
/// @param cause its dependence group
/// @param frame who could have produced it
/// @param nats weight in nats after cap and shrink, never below 0
/// @param supported principals that take part in it
/// @param text one sentence
public record Reason(
    String name,
    String signal,
    CauseGroup cause,
    Frame frame,
    double nats,
    Members supported,
    String text) {
  /// Its family.
  public Family family() {
    return cause.family();
  }
}
