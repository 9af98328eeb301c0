// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Locale;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.judge.ageing.HalfLife;

/// What an item of evidence is about. There is no kind for a country, a language or an hour of the
/// day, and there must not be one: geography never scores.
public enum Kind {
  ADDRESS(CauseGroup.NETWORK, HalfLife.DATACENTRE_ADDRESS),
  RESIDENTIAL_ADDRESS(CauseGroup.NETWORK, HalfLife.RESIDENTIAL_ADDRESS),
  AUTONOMOUS_SYSTEM(CauseGroup.NETWORK, HalfLife.DATACENTRE_ADDRESS),
  REQUEST_METADATA(CauseGroup.NETWORK, HalfLife.CLIENT),
  INFRASTRUCTURE(CauseGroup.NETWORK, HalfLife.DOMAIN),
  PAYMENT(CauseGroup.IDENTITY, HalfLife.PAYMENT),
  DEVICE(CauseGroup.IDENTITY, HalfLife.DEVICE),
  TIE(CauseGroup.IDENTITY, HalfLife.CONDUCT),
  TEMPLATE(CauseGroup.CONTENT, HalfLife.TEMPLATE),
  TIMING(CauseGroup.TIMING, HalfLife.CONDUCT),
  ENTITLEMENT(CauseGroup.ENTITLEMENT, HalfLife.CONDUCT),
  OUTCOME(CauseGroup.OUTCOME, HalfLife.LASTING);

  private final CauseGroup cause;
  private final HalfLife fades;

  Kind(CauseGroup cause, HalfLife fades) {
    this.cause = cause;
    this.fades = fades;
  }

  /// The word used in files, lower case with hyphens.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Its dependence group.
  public CauseGroup cause() {
    return cause;
  }

  /// How fast it fades.
  public HalfLife fades() {
    return fades;
  }
}
