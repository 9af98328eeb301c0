// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

/// Whose word an object is.
public enum Standing {
  /// The author's: of the sender, when the author does not sign, or of whoever signed it.
  OWN,
  /// Of somebody else, or of nobody named, passed on by the sender: kept, and without any weight.
  RELAYED,
  /// Ours, come back.
  RETURNED
}
