// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Programs of others from PyPI, with every version pinned by `requirements.txt` in a module's
/// `src/test/python`, in a virtual environment under its `target/`. Where they cannot be installed,
/// the test is skipped with a note that says why.
public final class PythonPeer {
  private static final int MINUTES = 10;

  private final Path home;
  private final Path files;

  /// @param module path of the module from the root of the checkout
  public PythonPeer(String module) {
    files = SharedData.root().resolve(module).resolve("src/test/python");
    home = Path.of("target", "peers-of-" + module.replace('/', '-')).toAbsolutePath();
  }

  /// What a program printed.
  public record Printed(int exit, String text) {}

  /// Runs a script of ours to its end.
  public Printed script(String name, String... arguments) throws IOException, InterruptedException {
    return program("python", files.resolve(name).toString(), arguments);
  }

  /// Runs a program of theirs to its end.
  public Printed program(String name, String first, String... arguments)
      throws IOException, InterruptedException {
    install();
    List<String> command =
        new ArrayList<>(List.of(home.resolve("bin").resolve(name).toString(), first));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /// Where the files of their modules are.
  public Path packages() throws IOException, InterruptedException {
    install();
    try (var found = Files.find(home, 6, (p, a) -> p.endsWith("site-packages"))) {
      return found.findFirst().orElseThrow();
    }
  }

  /// Starts a program of theirs.
  ///
  /// @param log file for what it says
  public Process start(Path log, String name, String... arguments)
      throws IOException, InterruptedException {
    install();
    List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(name).toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void install() throws IOException, InterruptedException {
    synchronized (PythonPeer.class) {
      Path done = home.resolve("installed.txt");
      Path constraints = files.resolve("constraints.txt");
      String pinned =
          Files.readString(files.resolve("requirements.txt"))
              + (Files.exists(constraints) ? Files.readString(constraints) : "");
      if (Files.exists(done) && Files.readString(done).equals(pinned)) {
        return;
      }
      Assumptions.assumeTrue(onPath(), "skipped: no python3 on the path");
      Files.createDirectories(home);
      need(List.of("python3", "-m", "venv", home.toString()));
      need(
          List.of(
              home.resolve("bin/pip").toString(),
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--requirement",
              files.resolve("requirements.txt").toString()));
      Files.writeString(done, pinned);
    }
  }

  private static boolean onPath() {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, "python3"))) {
        return true;
      }
    }
    return false;
  }

  private void need(List<String> command) throws IOException, InterruptedException {
    Printed printed = run(command);
    Assumptions.assumeTrue(
        printed.exit() == 0, () -> "skipped: " + String.join(" ", command) + ": " + printed.text());
  }

  private Printed run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(home, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    String text = Files.readString(said).strip();
    Files.delete(said);
    return new Printed(ended ? process.exitValue() : -1, text);
  }
}
