// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.docket.Docket;

/// What is done, as decisions look it up.
///
/// @param accounts gravest first
/// @param keys of those that are contained
record Orders(Map<AccountId, List<Order>> accounts, Map<ApiKey, Order> keys) {
  static final Orders NONE = new Orders(Map.of(), Map.of());

  Orders {
    accounts = Map.copyOf(accounts);
    keys = Map.copyOf(keys);
  }

  static Orders of(Docket docket, long nowMillis) {
    var accounts = new HashMap<AccountId, List<Order>>();
    docket
        .enforced(nowMillis)
        .forEach(
            (account, actions) -> accounts.put(account, actions.stream().map(Orders::of).toList()));
    var keys =
        docket.containments().values().stream()
            .filter(c -> c.runsAt(nowMillis))
            .collect(Collectors.toMap(Containment::key, Orders::of));
    return new Orders(accounts, keys);
  }

  /// Of several things the gravest that has not ended; about an account before its key.
  Order at(ApiKey key, long nowMillis) {
    Order account = Order.NONE;
    for (Order order : accounts.getOrDefault(key.account(), List.of())) {
      if (order.holdsAt(nowMillis)) {
        account = order;
        break;
      }
    }
    Order single = keys.getOrDefault(key, Order.NONE);
    return single.holdsAt(nowMillis) && single.measure().compareTo(account.measure()) > 0
        ? single
        : account;
  }

  private static Order of(Action action) {
    return new Order(
        action.measure(), Answer.Reason.COORDINATED_USE, action.id(), action.untilMillis());
  }

  private static Order of(Containment one) {
    return new Order(one.measure(), Answer.Reason.KEY_CONTAINED, one.id(), one.untilMillis());
  }
}
