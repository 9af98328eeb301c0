// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The messages that an operator can meet, as their texts stand in the sources.
final class GuideMessages {
  /// A mistake of the operator, a kind that is not known, a source that was not read to its end.
  private static final Pattern STARTS =
      Pattern.compile(
          "new ConfigException\\(|in\\.wrong\\(|new Unknown\\(|new SourceReport\\(|incomplete = ");

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern WORDS = Pattern.compile(".*[A-Za-z].*");

  private GuideMessages() {}

  /// A message.
  ///
  /// @param where file and line
  /// @param texts its fixed parts, in order
  record Message(String where, List<String> texts) {
    /// Whether all of its fixed parts stand on a page.
    boolean in(String page) {
      String plain = plain(page);
      return texts.stream().allMatch(text -> plain.contains(plain(text).strip()));
    }
  }

  /// Every message of the programs and their adapters; those without a fixed part are left out.
  static List<Message> ofSources(Path root) throws IOException {
    var messages = new ArrayList<Message>();
    for (String folder : List.of("apps", "adapters", "lab")) {
      try (var files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(GuideMessages::isSource).sorted().toList()) {
          messages.addAll(of(root.relativize(file), Files.readString(file)));
        }
      }
    }
    return messages;
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    return name.endsWith(".java") && name.contains("/src/main/");
  }

  private static List<Message> of(Path file, String source) {
    var messages = new ArrayList<Message>();
    Matcher start = STARTS.matcher(source);
    while (start.find()) {
      long line = 1 + source.substring(0, start.start()).lines().count();
      var texts =
          TEXT.matcher(source.substring(start.end(), end(source, start.end())))
              .results()
              .map(m -> m.group(1))
              .filter(text -> WORDS.matcher(text).matches())
              .toList();
      if (!texts.isEmpty()) {
        messages.add(new Message(file + ":" + line, texts));
      }
    }
    return messages;
  }

  /// Where the arguments or the statement end that begin here.
  private static int end(String source, int from) {
    int depth = 1;
    boolean quoted = false;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0 || c == ';') {
          return i;
        }
      }
    }
    return source.length();
  }

  private static String plain(String text) {
    return text.replace("`", "").replaceAll("\\s+", " ");
  }
}
