// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.List;
import java.util.Optional;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;

/// One kind of item that accounts may share, and how far sharing it can be trusted.
///
/// @param name the name used in evidence tables, for example `payment`
/// @param cause the dependence group; its family is what gates count
/// @param frame who could have produced an item
/// @param leastCount how often an account must have used an item to count as its holder
/// @param mostHolders items held by more principals than this propose nothing
public record Channel(String name, CauseGroup cause, Frame frame, int leastCount, int mostHolders) {
  /// Prompts with the same set of repeated segments.
  public static final Channel TEMPLATE =
      new Channel("template", CauseGroup.CONTENT, Frame.COPY, 3, 5_000);

  /// Repeated sentences and lines, one by one: they make neighbours, never a proposal of their own.
  public static final Channel SEGMENT =
      new Channel("segment", CauseGroup.CONTENT, Frame.COPY, 1, 3_000);

  /// The system prompt.
  public static final Channel SYSTEM =
      new Channel("system", CauseGroup.CONTENT, Frame.COPY, 3, 5_000);

  /// Cards, bank accounts and wallets.
  public static final Channel PAYMENT =
      new Channel("payment", CauseGroup.IDENTITY, Frame.BOUND, 1, 64);

  /// Device keys.
  public static final Channel DEVICE =
      new Channel("device", CauseGroup.IDENTITY, Frame.BOUND, 1, 64);

  /// Telephone numbers.
  public static final Channel PHONE = new Channel("phone", CauseGroup.IDENTITY, Frame.BOUND, 1, 64);

  /// Reasoning signatures that the provider issued.
  public static final Channel SIGNATURE =
      new Channel("signature", CauseGroup.IDENTITY, Frame.BOUND, 1, 64);

  /// Voucher tokens: handed around in public, so they bind nobody.
  public static final Channel VOUCHER =
      new Channel("voucher", CauseGroup.IDENTITY, Frame.COPY, 1, 64);

  /// The /24 or /48 that requests came from.
  public static final Channel NETWORK =
      new Channel("network", CauseGroup.NETWORK, Frame.COPY, 3, 5_000);

  /// Long requests, word for word, once a second principal has sent one. Those with more holders
  /// are fixtures, homework and benchmarks.
  public static final Channel REQUEST =
      new Channel("request", CauseGroup.CONTENT, Frame.COPY, 1, 16);

  /// The mail domain of the account.
  public static final Channel MAIL_DOMAIN =
      new Channel("mail-domain", CauseGroup.NETWORK, Frame.COPY, 1, 5_000);

  /// Every channel that the product knows, in a fixed order.
  public static final List<Channel> BUILT_IN =
      List.of(TEMPLATE, SYSTEM, PAYMENT, DEVICE, PHONE, SIGNATURE, VOUCHER, NETWORK, MAIL_DOMAIN);

  /// The built-in channel of this name.
  public static Optional<Channel> named(String name) {
    return BUILT_IN.stream().filter(c -> c.name.equals(name)).findFirst();
  }

  /// Whether its items are tied to something that is costly to forge.
  public boolean bound() {
    return frame == Frame.BOUND;
  }
}
