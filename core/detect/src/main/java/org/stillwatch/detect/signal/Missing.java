// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.Capability;

/// Names what a log does not carry.
final class Missing {
  private Missing() {}

  static Set<Capability> of(Capability... capabilities) {
    return EnumSet.copyOf(List.of(capabilities));
  }
}
