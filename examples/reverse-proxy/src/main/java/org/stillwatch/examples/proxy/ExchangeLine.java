// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// One exchange as a line of `exchange/1` (`docs/formats` of Stillwatch). What is not known is left
/// out. Of headers only the names are told, since values may be secrets; Stillwatch looks at no
/// value but those that name a client library.
final class ExchangeLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAMES_A_LIBRARY =
      Pattern.compile("x-stainless-.*|openai-beta|x-sdk-.*|x-client-version|x-app");

  private final ObjectNode line = JSON.createObjectNode();
  private final long startMillis;

  ExchangeLine(String id, long startMillis, String account) {
    this.startMillis = startMillis;
    line.put("schema", "stillwatch.exchange/1").put("id", id);
    line.put("time", Instant.ofEpochMilli(startMillis).toString()).put("account", account);
    line.put("pathway", "gateway:reverse-proxy").put("operation", "chat");
  }

  /// Who called. Headers are an object, since the server does not keep their order.
  void client(Optional<String> address, RequestHeaders headers) {
    ObjectNode client = line.putObject("client");
    address.ifPresent(ip -> client.put("ip", ip));
    String agent = headers.get(HttpHeaderNames.USER_AGENT);
    if (agent != null) {
      client.put("userAgent", agent);
    }
    ObjectNode kept = client.putObject("headers");
    headers.forEach((name, value) -> {
      String plain = name.toString();
      if (!plain.startsWith(":")) {
        kept.put(plain, NAMES_A_LIBRARY.matcher(plain).matches() ? value : "");
      }
    });
  }

  /// The request as it was sent; nothing when it is no JSON object.
  void request(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode request) {
        line.set("request", request);
        if (request.path("model").isTextual()) {
          line.set("model", request.path("model"));
        }
      }
    } catch (IOException e) {
      line.remove("request");
    }
  }

  void response(int status, Optional<ObjectNode> body, long endMillis) {
    ObjectNode response = line.putObject("response").put("status", status);
    JsonNode finish = body.map(b -> b.at("/choices/0/finish_reason")).orElse(JSON.missingNode());
    if (status >= 400) {
      response.put("finish", "error");
    } else if (finish.isTextual()) {
      response.put("finish", word(finish.asText()));
    }
    body.ifPresent(b -> response.set("body", b));
    body.ifPresent(b -> usage(b.path("usage")));
    line.put("latencyMs", Math.max(0, endMillis - startMillis));
  }

  private void usage(JsonNode said) {
    ObjectNode usage = JSON.createObjectNode();
    count(usage, "input", said.path("prompt_tokens"));
    count(usage, "output", said.path("completion_tokens"));
    count(usage, "cached", said.at("/prompt_tokens_details/cached_tokens"));
    count(usage, "reasoning", said.at("/completion_tokens_details/reasoning_tokens"));
    if (!usage.isEmpty()) {
      line.set("usage", usage);
    }
  }

  private static void count(ObjectNode usage, String name, JsonNode tokens) {
    if (tokens.isIntegralNumber()) {
      usage.set(name, tokens);
    }
  }

  private static String word(String reason) {
    return switch (reason) {
      case "stop", "length", "content_filter" -> reason;
      case "tool_calls", "function_call" -> "tool_call";
      default -> "other";
    };
  }

  byte[] bytes() {
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }
}
