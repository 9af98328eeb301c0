// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.cast.Client.Header;
import org.stillwatch.lab.scenario.chance.Dice;

/// Invented client programs: libraries of several languages in several versions, and browsers.
public final class Clients {
  private static final List<String> LIBRARIES =
      List.of("python", "node", "java", "go", "dotnet", "ruby", "rust", "php");
  private static final List<String> SYSTEMS = List.of("Linux", "MacOS", "Windows", "FreeBSD");
  private static final List<String> BROWSERS = List.of("Quartz", "Vulpes", "Meridian", "Alba");

  private Clients() {}

  /// Library clients, the popular first.
  public static List<Client> libraries(Dice dice) {
    List<Client> all = new ArrayList<>();
    for (int version = 0; version < 5; version++) {
      for (String library : LIBRARIES) {
        all.add(library(dice, library, "1." + (9 - version) + "." + dice.below(6)));
      }
    }
    return all;
  }

  /// Browser clients, the popular first.
  public static List<Client> browsers(Dice dice) {
    List<Client> all = new ArrayList<>();
    for (int version = 0; version < 4; version++) {
      for (String browser : BROWSERS) {
        all.add(browser(dice, browser, 140 - version, dice.pick(SYSTEMS)));
      }
    }
    return all;
  }

  private static Client library(Dice dice, String language, String version) {
    String agent = "ExampleSDK/" + language + " " + version;
    String system = dice.pick(SYSTEMS);
    List<Header> headers =
        List.of(
            new Header("host", "api.example.com"),
            new Header("accept", "application/json"),
            new Header("content-type", "application/json"),
            new Header("user-agent", agent),
            new Header("x-sdk-lang", language),
            new Header("x-sdk-os", system),
            new Header("x-sdk-runtime-version", dice.between(3, 22) + "." + dice.below(14)),
            new Header("accept-encoding", "gzip, deflate"));
    return new Client(agent, hex(dice, 32), ja4(dice), h2(dice), headers);
  }

  private static Client browser(Dice dice, String name, int version, String system) {
    String agent = "Mozilla/5.0 (" + system + ") " + name + "/" + version + ".0";
    List<Header> headers =
        List.of(
            new Header("host", "app.example.com"),
            new Header("user-agent", agent),
            new Header("accept", "*/*"),
            new Header("content-type", "application/json"),
            new Header("origin", "https://app.example.com"),
            new Header("accept-encoding", "gzip, br"));
    return new Client(agent, hex(dice, 32), ja4(dice), h2(dice), headers);
  }

  /// A relay that puts a request of its own in place of its customers': the same few headers for
  /// everybody.
  public static Client stripped(Dice dice) {
    String agent = "http-client/" + dice.between(1, 3) + "." + dice.below(10);
    List<Header> headers =
        List.of(
            new Header("host", "api.example.com"),
            new Header("content-type", "application/json"),
            new Header("user-agent", agent));
    return new Client(agent, hex(dice, 32), ja4(dice), h2(dice), headers);
  }

  /// Fingerprints of the wire for a client whose headers were recorded elsewhere.
  public static Client invented(Dice dice, String userAgent, List<Header> headers) {
    return new Client(userAgent, hex(dice, 32), ja4(dice), h2(dice), List.copyOf(headers));
  }

  private static String ja4(Dice dice) {
    return "t13d"
        + dice.between(10, 19)
        + dice.between(10, 17)
        + "h2_"
        + hex(dice, 12)
        + "_"
        + hex(dice, 12);
  }

  private static String h2(Dice dice) {
    return "1:65536;4:" + dice.between(1, 99) * 65_536 + "|15663105|0|m,a,s,p";
  }

  private static String hex(Dice dice, int digits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      out.append(Character.forDigit(dice.below(16), 16));
    }
    return out.toString();
  }
}
