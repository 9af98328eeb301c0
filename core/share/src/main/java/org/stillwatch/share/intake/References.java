// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

/// What becomes of an object that names one which is neither here nor known.
public enum References {
  /// It is refused: a bundle stands alone.
  MUST_RESOLVE,
  /// It is taken: the other may stand on another page of a collection.
  MAY_BE_ELSEWHERE
}
