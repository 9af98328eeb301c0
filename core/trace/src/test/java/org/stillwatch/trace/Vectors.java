// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/// The project's test vectors, copied from the shared folder with their README.
public final class Vectors {
  private Vectors() {}

  /// One file, for example `tails`.
  public static JsonNode read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One line of JSON.
  public static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A list of whole numbers; -1 stands for the pad and is the same 32 bits.
  public static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
  }

  /// A list of signed 64-bit numbers, written as strings.
  public static long[] longs(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .flatMapToLong(n -> LongStream.of(Long.parseLong(n.asText())))
        .toArray();
  }
}
