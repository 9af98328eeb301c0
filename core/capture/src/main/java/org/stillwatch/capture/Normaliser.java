// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// The version of skeleton, segmentation and word sketch. Fingerprints of two versions are never
/// compared, so it changes whenever one hash of the golden test changes.
public final class Normaliser {
  /// The version that this build writes and reads.
  public static final String VERSION = "sw-skeleton/1";

  private Normaliser() {}
}
