// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.adapters.logs.record.Values;

/// How a value is taken from a record. What is not there is missing, and so is what a map calls
/// unset.
sealed interface Pick {
  /// An amount of money: digits with at most nine decimals.
  Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");

  JsonNode from(Cells record);

  /// A record in which some texts mean that there is no value.
  ///
  /// @param root the record
  /// @param unset texts that mean nothing
  record Cells(JsonNode root, Set<String> unset) {
    JsonNode at(JsonPointer pointer) {
      JsonNode value = root.at(pointer);
      boolean none = value.isNull() || (value.isTextual() && unset.contains(value.asText()));
      return none ? MissingNode.getInstance() : value;
    }
  }

  /// The value at a place.
  record At(JsonPointer pointer) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      return record.at(pointer);
    }
  }

  /// The first of several that is there.
  record First(List<Pick> picks) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      return picks.stream()
          .map(p -> p.from(record))
          .filter(v -> !v.isMissingNode())
          .findFirst()
          .orElse(MissingNode.getInstance());
    }
  }

  /// The first of several that is a whole number.
  record Whole(List<Pick> picks) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      return picks.stream()
          .map(p -> Values.whole(p.from(record)))
          .filter(OptionalLong::isPresent)
          .<JsonNode>map(n -> LongNode.valueOf(n.getAsLong()))
          .findFirst()
          .orElse(MissingNode.getInstance());
    }
  }

  /// The sum of those numbers that are there; missing when none is.
  record Sum(List<Pick> picks) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      var counts =
          picks.stream()
              .map(p -> Values.whole(p.from(record)))
              .filter(OptionalLong::isPresent)
              .mapToLong(OptionalLong::getAsLong)
              .toArray();
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      return counts.length == 0 ? MissingNode.getInstance() : LongNode.valueOf(sum);
    }
  }

  /// Objects laid over each other, later ones on top.
  record Merge(List<Pick> picks) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      ObjectNode merged = Values.object();
      for (Pick pick : picks) {
        JsonNode value = Values.structured(pick.from(record));
        value.properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
      }
      return merged.isEmpty() ? MissingNode.getInstance() : merged;
    }
  }

  /// A count of seconds as milliseconds.
  record Seconds(Pick pick) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      JsonNode value = pick.from(record);
      double seconds = value.isNumber() || value.isTextual() ? value.asDouble(-1) : -1;
      return seconds < 0
          ? MissingNode.getInstance()
          : LongNode.valueOf((long) Math.min(seconds * 1_000, 1e15));
    }
  }

  /// An amount in whole units of money as cents, cut off below.
  record Cents(Pick pick) implements Pick {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    @Override
    public JsonNode from(Cells record) {
      String text = Values.text(pick.from(record)).strip();
      if (!AMOUNT.matcher(text).matches()) {
        return MissingNode.getInstance();
      }
      BigDecimal cents = new BigDecimal(text).multiply(HUNDRED);
      return cents.compareTo(MOST) < 0
          ? LongNode.valueOf(cents.longValue())
          : MissingNode.getInstance();
    }
  }

  /// What stands behind the last `@` of a mail address, in lower case.
  record Domain(Pick pick) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      String text = Values.text(pick.from(record)).strip();
      int at = text.lastIndexOf('@');
      return at < 0 || at == text.length() - 1
          ? MissingNode.getInstance()
          : TextNode.valueOf(text.substring(at + 1).toLowerCase(Locale.ROOT));
    }
  }

  /// The words whose places say yes: anything but nothing, `false`, `no` and zero.
  record Flags(Map<String, Pick> byWord) implements Pick {
    private static final Set<String> NO = Set.of("", "0", "f", "false", "n", "no");

    @Override
    public JsonNode from(Cells record) {
      ArrayNode words = Values.MAPPER.createArrayNode();
      byWord.entrySet().stream()
          .filter(e -> yes(e.getValue().from(record)))
          .map(Map.Entry::getKey)
          .sorted()
          .forEach(words::add);
      return words.isEmpty() ? MissingNode.getInstance() : words;
    }

    private static boolean yes(JsonNode value) {
      String text = value.isBoolean() ? value.asText() : Values.text(value);
      return !NO.contains(text.strip().toLowerCase(Locale.ROOT));
    }
  }

  /// A fixed text.
  record Fixed(JsonNode value) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      return value;
    }
  }

  /// A shape whose texts that begin with `$` are places; what is not there leaves no trace in it.
  record Form(JsonNode shape) implements Pick {
    @Override
    public JsonNode from(Cells record) {
      return filled(shape, record);
    }

    private static JsonNode filled(JsonNode shape, Cells record) {
      if (shape.isTextual() && shape.asText().startsWith("$")) {
        return Values.structured(record.at(pointer(shape.asText().substring(1))));
      }
      if (shape instanceof ObjectNode object) {
        ObjectNode filled = Values.object();
        boolean any = false;
        for (var member : object.properties()) {
          JsonNode value = filled(member.getValue(), record);
          if (!value.isMissingNode()) {
            filled.set(member.getKey(), value);
            any |= member.getValue().isContainerNode() || place(member.getValue());
          }
        }
        return any ? filled : MissingNode.getInstance();
      }
      if (shape instanceof ArrayNode array) {
        ArrayNode filled = Values.MAPPER.createArrayNode();
        array.forEach(s -> {
          JsonNode value = filled(s, record);
          if (!value.isMissingNode()) {
            filled.add(value);
          }
        });
        return filled.isEmpty() ? MissingNode.getInstance() : filled;
      }
      return shape;
    }

    private static boolean place(JsonNode value) {
      return value.isTextual() && value.asText().startsWith("$");
    }
  }

  /// A place: a JSON pointer (RFC 6901), or the bare name of a member.
  static JsonPointer pointer(String text) {
    return text.startsWith("/")
        ? JsonPointer.compile(text)
        : JsonPointer.compile("/" + text.replace("~", "~0").replace("/", "~1"));
  }
}
