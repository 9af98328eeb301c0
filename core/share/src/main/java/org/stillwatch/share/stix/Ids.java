// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.random.RandomGenerator;

/// Where new ids come from: drawn, for whatever a value must not be guessed from. An app hands in a
/// secure source, a test a seeded one.
public final class Ids {
  private final RandomGenerator source;

  /// @param source of random bits
  public Ids(RandomGenerator source) {
    this.source = source;
  }

  /// A new id of a type.
  public StixId next(String type) {
    return new StixId(type + "--" + Uuids.random(source.nextLong(), source.nextLong()));
  }
}
