// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A shell that knows three commands: `./stillwatch ...`, `cat > FILE <<'EOF'` and `mkdir -p
/// FOLDER`. Paths are relative to a folder of its own, in which it stands.
///
/// @param folder where commands work
/// @param said everything that commands printed, with paths as the page writes them
record GuideShell(Path folder, StringBuilder said) {
  private static final Pattern HERE = Pattern.compile("cat > (\\S+) <<'(\\w+)'");
  private static final Pattern FOLDER = Pattern.compile("mkdir -p (\\S+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String PROGRAM = "./stillwatch ";

  GuideShell(Path folder) {
    this(folder, new StringBuilder());
  }

  /// Runs a whole page: each command ends with the code that its block names, and what a block of
  /// output shows was printed by the block before it.
  GuideShell run(GuidePage page) throws IOException {
    String last = "";
    for (GuidePage.Block block : page.blocks()) {
      String where = page.file().getFileName() + ":" + block.line();
      if (block.runs()) {
        last = run(block, where);
        said.append(last);
      } else if (block.isOutput()) {
        printed(block, last, where);
      }
    }
    return this;
  }

  private String run(GuidePage.Block block, String where) throws IOException {
    var printed = new StringBuilder();
    var lines = block.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next().strip();
      Matcher here = HERE.matcher(line);
      Matcher made = FOLDER.matcher(line);
      if (here.matches()) {
        write(here.group(1), here.group(2), lines);
      } else if (made.matches()) {
        Files.createDirectories(folder.resolve(made.group(1)));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        printed.append(command(whole(line, lines), block.exitCode(), where));
      }
    }
    return printed.toString();
  }

  private void write(String file, String mark, Iterator<String> lines) throws IOException {
    var text = new StringBuilder();
    for (String line = lines.next(); !line.strip().equals(mark); line = lines.next()) {
      text.append(line.strip().isEmpty() ? "" : line).append('\n');
    }
    Files.writeString(folder.resolve(file), text);
  }

  /// A command whose lines end with a backslash but for the last.
  private static String whole(String first, Iterator<String> lines) {
    var command = new StringBuilder(first);
    while (command.charAt(command.length() - 1) == '\\') {
      command.setCharAt(command.length() - 1, ' ');
      command.append(lines.next().strip());
    }
    return command.toString();
  }

  private String command(String line, int code, String where) {
    assertThat(line).as(where + " has a command that this test does not know").startsWith(PROGRAM);
    var printed = new StringWriter();
    var out = new PrintWriter(printed, true);
    int ended =
        Stillwatch.commandLine()
            .registerConverter(Path.class, folder::resolve)
            .setOut(out)
            .setErr(out)
            .execute(words(line.substring(PROGRAM.length())).toArray(String[]::new));
    out.flush();
    String text = printed.toString().replace(folder + "/", "");
    assertThat(ended).as(where + ": " + line + "\n" + text).isEqualTo(code);
    return text;
  }

  private static List<String> words(String arguments) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(arguments);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }

  /// Each line was printed, one after the other; `...` stands for anything on a line.
  static void printed(GuidePage.Block block, String text, String where) {
    int from = 0;
    for (String line : block.lines()) {
      if (line.isBlank() || line.strip().equals("...")) {
        continue;
      }
      var parts = Pattern.compile("...", Pattern.LITERAL).splitAsStream(line.strip());
      Matcher found =
          Pattern.compile(String.join(".*", parts.map(GuideShell::spaced).toList())).matcher(text);
      assertThat(found.find(from)).as(where + ": \"" + line + "\" is not in\n" + text).isTrue();
      from = found.end();
    }
  }

  /// Pages may align columns in another way.
  private static String spaced(String words) {
    return String.join(
        " +", Pattern.compile(" +").splitAsStream(words).map(Pattern::quote).toList());
  }
}
