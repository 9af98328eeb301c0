// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

/// The explanations of `contracts.md` 3 in words.
public final class Explained {
  private Explained() {}

  /// The sentence of one.
  public static String of(String name) {
    return switch (name) {
      case "Y1" -> "one operator distilling";
      case "Y2" -> "a reseller with unrelated customers";
      case "Y3" -> "evaluation or research";
      case "Y4" -> "a shared framework or popular prompt";
      case "Y5" -> "one organisation, class, household, agency or team";
      case "Y6" -> "something else";
      case "Y7" -> "a reseller's pool, one job of which distils";
      case "Y8" -> "one person stretching a quota";
      default -> Html.escape(name);
    };
  }
}
