// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Comparator;

/// Channels by name, so that nothing depends on where they lie in memory; a constant, because
/// evidence is stored together with its order.
enum ByName implements Comparator<Channel> {
  INSTANCE;

  @Override
  public int compare(Channel a, Channel b) {
    return a.name().compareTo(b.name());
  }
}
