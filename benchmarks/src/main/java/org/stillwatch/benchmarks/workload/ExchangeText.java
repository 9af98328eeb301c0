// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.time.Instant;

/// One request as a line of `exchange/1`, members in a fixed order.
final class ExchangeText {
  private static final double ANSWERED = 0.25;

  private final Prose prose;
  private final JsonText json = new JsonText();

  ExchangeText(Prose prose) {
    this.prose = prose;
  }

  String line(long number, long timeMillis, Population.Said said, Dice dice) {
    var sender = said.sender();
    String model = dice.oneOf(sender.models());
    json.clear();
    json.open("", '{')
        .text("schema", "stillwatch.exchange/1")
        .text("id", "req_%012x".formatted(number))
        .text("time", Instant.ofEpochMilli(timeMillis).toString())
        .text("account", sender.account());
    if (!sender.org().isEmpty()) {
      json.text("org", sender.org());
    }
    json.text("key", "key_" + sender.account())
        .text("pathway", "first-party-api")
        .text("model", model)
        .text("operation", "messages");
    client(sender, dice);
    request(said, model, dice);
    response(dice);
    json.open("usage", '{')
        .plain("input", said.prompt().length() / 4)
        .plain("output", dice.between(20, 2_000))
        .close('}')
        .plain("latencyMs", dice.between(200, 30_000));
    return json.close('}').toString();
  }

  private void client(Sender sender, Dice dice) {
    json.open("client", '{')
        .text("ip", dice.oneOf(sender.addresses()))
        .text("userAgent", sender.userAgent())
        .text("ja4", sender.ja4())
        .open("headers", '[');
    header("accept", "application/json");
    header("user-agent", sender.userAgent());
    header("x-client-version", sender.userAgent().substring(sender.userAgent().indexOf('/') + 1));
    json.close(']').close('}');
  }

  private void header(String name, String value) {
    json.open("", '[').text("", name).text("", value).close(']');
  }

  private void request(Population.Said said, String model, Dice dice) {
    double temperature =
        said.sender().temperature() < 0 ? dice.between(0, 10) / 10.0 : said.sender().temperature();
    json.open("request", '{')
        .text("model", model)
        .plain("max_tokens", 1_024)
        .plain("temperature", temperature)
        .plain("top_p", 1)
        .plain("stream", dice.chance(0.5));
    if (!said.system().isEmpty()) {
      json.text("system", said.system());
    }
    json.open("messages", '[')
        .open("", '{')
        .text("role", "user")
        .text("content", said.prompt())
        .close('}')
        .close(']')
        .close('}');
  }

  private void response(Dice dice) {
    json.open("response", '{').plain("status", 200).text("finish", "stop");
    if (dice.chance(ANSWERED)) {
      json.open("body", '{')
          .open("content", '[')
          .open("", '{')
          .text("type", "text")
          .text("text", prose.text(dice.between(30, 129), dice))
          .close('}')
          .close(']')
          .close('}');
    }
    json.close('}');
  }
}
