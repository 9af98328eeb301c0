// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.List;

/// An object of a type that nothing here knows: kept as it came and never interpreted.
///
/// @param head what every object carries; the rest of it holds all others
public record Foreign(Head head) implements StixObject {
  @Override
  public Foreign under(Head other) {
    return new Foreign(other);
  }

  @Override
  public List<StixId> refs() {
    return List.of();
  }

  @Override
  public void write(Out out) {}
}
