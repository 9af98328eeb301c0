// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.lab.scenario.chance.Dice;

/// The ways into the provider's service, and what each of them leaves in the log.
final class Pathways {
  static final String EXPECTED = "first-party-api, first-party-app, gateway:<name> or cloud:<name>";

  private static final Pattern WAY =
      Pattern.compile("first-party-(api|app)|(gateway|cloud):[a-z0-9._-]{1,64}");

  private static final List<String> MIX =
      List.of(
          "first-party-api",
          "first-party-api",
          "first-party-api",
          "first-party-api",
          "first-party-api",
          "first-party-api",
          "first-party-app",
          "first-party-app",
          "gateway:edge-1",
          "cloud:partner-1");

  private Pathways() {}

  static boolean exists(String way) {
    return WAY.matcher(way).matches();
  }

  /// A way in: one of these, or of the usual mix when none are named.
  static String draw(Dice dice, List<String> named) {
    return dice.pick(named.isEmpty() ? MIX : named);
  }

  /// The edge of this way sees TLS and HTTP/2.
  static boolean seesTls(String pathway) {
    return pathway.startsWith("first-party");
  }

  /// The log of this way holds header names and values in the order of the wire.
  static boolean keepsHeaderOrder(String pathway) {
    return pathway.startsWith("first-party");
  }

  /// The log of this way holds headers at all.
  static boolean keepsHeaders(String pathway) {
    return !pathway.startsWith("cloud:");
  }

  /// The log of this way holds the answer.
  static boolean keepsAnswers(String pathway) {
    return !pathway.startsWith("cloud:");
  }
}
