// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

/// One account as a line of `account/1`.
final class AccountText {
  private AccountText() {}

  static String line(Sender sender, Dice dice) {
    var json = new JsonText();
    json.open("", '{')
        .text("schema", "stillwatch.account/1")
        .text("id", sender.account())
        .text("createdAt", "2025-%02d-%02d".formatted(dice.between(1, 12), dice.between(1, 28)))
        .text("plan", dice.chance(0.5) ? "pro" : "basic");
    if (!sender.org().isEmpty()) {
      json.text("org", sender.org());
    }
    return json.open("payment", '[')
        .open("", '{')
        .text("instrument", sender.payment())
        .text("kind", "card")
        .close('}')
        .close(']')
        .close('}')
        .toString();
  }
}
