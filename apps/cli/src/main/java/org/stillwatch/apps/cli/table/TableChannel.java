// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import org.stillwatch.group.Channel;
import org.stillwatch.group.pairs.PairRule;

/// One channel of a table: how its items make groups and how they make pairs.
///
/// @param channel what groups are proposed and tested with
/// @param mode what an item is
/// @param rule how pairs are weighed
/// @param tolerance of mode near: largest distance in each dimension
/// @param floor of mode near: distances below this one weigh as this one
@SuppressWarnings("ArrayRecordComponent")
record TableChannel(Channel channel, Mode mode, PairRule rule, double[] tolerance, double[] floor) {
  /// What an item is.
  enum Mode {
    /// Something that several actors may hold.
    ITEM,
    /// The name of another actor.
    DIRECT,
    /// `int:template:n`: a template with a number put into it.
    SLOT,
    /// `num:x;y`: a point.
    NEAR
  }

  /// A channel of plain items with the weights of the design.
  static TableChannel of(Channel channel) {
    var assumed = PairRule.assumed(channel.name(), channel.cause());
    return new TableChannel(channel, Mode.ITEM, assumed, new double[0], new double[0]);
  }
}
