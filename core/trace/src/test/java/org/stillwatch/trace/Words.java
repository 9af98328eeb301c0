// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.stillwatch.testkit.SharedData;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.TokenIds;

/// Real texts as token ids: a word or a mark of punctuation is an id.
public final class Words {
  private static final Pattern WORD = Pattern.compile("\\w+|[^\\w\\s]|\\n");

  private Words() {}

  /// The first lines of a file of the shared data, as they stand: JSON.
  public static List<String> lines(String file, int most) {
    Path path = SharedData.require("data/" + file);
    try (var in = new GZIPInputStream(Files.newInputStream(path));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().limit(most).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Texts of the field `text` of such lines.
  public static List<String> texts(String file, int most) {
    return lines(file, most).stream()
        .map(line -> Vectors.parse(line).path("text").asText())
        .toList();
  }

  /// Ids of a text.
  public static int[] ids(String text, int most) {
    return WORD.matcher(text).results().limit(most).mapToInt(m -> id(m.group())).toArray();
  }

  private static int id(String word) {
    return (word.hashCode() * 0x9E3779B9) >>> 14;
  }

  /// A corpus of texts, each cut to some tokens.
  public static List<CorpusText> corpus(List<String> texts, int most) {
    return IntStream.range(0, texts.size())
        .mapToObj(i -> CorpusText.of(i + texts.get(i), TokenIds.of(ids(texts.get(i), most))))
        .toList();
  }
}
