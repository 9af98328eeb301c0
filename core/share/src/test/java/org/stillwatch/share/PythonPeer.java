// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.stillwatch.testkit.SharedData;

/// Programs of others from PyPI, with every version pinned, in a virtual environment under
/// `target/`. Where they cannot be installed, the test is skipped with a note that says why.
final class PythonPeer {
  private static final int MINUTES = 10;
  private static final Path HOME = Path.of("target", "peers").toAbsolutePath();
  private static final Path FILES = SharedData.root().resolve("core/share/src/test/python");

  private PythonPeer() {}

  /// What a program printed.
  record Printed(int exit, String text) {}

  /// Runs a script of ours.
  static Printed script(String name, String... arguments) throws Exception {
    return program("python", FILES.resolve(name).toString(), arguments);
  }

  /// Runs a program.
  static Printed program(String name, String first, String... arguments) throws Exception {
    install();
    List<String> command =
        new ArrayList<>(List.of(HOME.resolve("bin").resolve(name).toString(), first));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /// Where a module's files are.
  static Path packages() throws Exception {
    install();
    try (var found = Files.find(HOME, 6, (p, a) -> p.endsWith("site-packages"))) {
      return found.findFirst().orElseThrow();
    }
  }

  private static synchronized void install() throws Exception {
    Path done = HOME.resolve("installed.txt");
    String pinned =
        Files.readString(FILES.resolve("requirements.txt"))
            + Files.readString(FILES.resolve("constraints.txt"));
    if (Files.exists(done) && Files.readString(done).equals(pinned)) {
      return;
    }
    boolean python = onPath();
    Assumptions.assumeTrue(python, "skipped: no python3 on the path");
    Files.createDirectories(HOME);
    need(List.of("python3", "-m", "venv", HOME.toString()));
    need(
        List.of(
            HOME.resolve("bin/pip").toString(),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
            FILES.resolve("requirements.txt").toString()));
    Files.writeString(done, pinned);
  }

  private static boolean onPath() {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, "python3"))) {
        return true;
      }
    }
    return false;
  }

  private static void need(List<String> command) throws IOException, InterruptedException {
    Printed printed = run(command);
    Assumptions.assumeTrue(
        printed.exit() == 0, () -> "skipped: " + String.join(" ", command) + ": " + printed.text());
  }

  private static Printed run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(HOME, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    String text = Files.readString(said).strip();
    Files.delete(said);
    return new Printed(ended ? process.exitValue() : -1, text);
  }
}
