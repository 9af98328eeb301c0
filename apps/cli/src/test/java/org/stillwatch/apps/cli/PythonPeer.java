// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.stillwatch.testkit.SharedData;

/// Programs of others from PyPI, with every version pinned, in one virtual environment under
/// `target/`: `src/test/python/requirements.txt`.
final class PythonPeer {
  private static final int MINUTES = 10;
  private static final Path HOME = Path.of("target", "peers").toAbsolutePath();

  /// Why they cannot be installed here, once that is known.
  private static Optional<String> missing = Optional.empty();

  private PythonPeer() {}

  /// A program, installed unless that was done before. Where it cannot be, the test is skipped with
  /// a note that says why.
  static synchronized Path program(String name) throws IOException, InterruptedException {
    assumePython();
    Path done = HOME.resolve("installed.txt");
    String pinned = pinned();
    if (!Files.exists(done) || !Files.readString(done).equals(pinned)) {
      if (missing.isEmpty()) {
        missing = install();
      }
      Assumptions.assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
      Files.writeString(done, pinned);
    }
    return HOME.resolve("bin").resolve(name);
  }

  private static String pinned() throws IOException {
    var all = new StringBuilder();
    for (String file :
        List.of(
            "examples/envoy/requirements.txt",
            "examples/litellm/requirements.txt",
            "apps/cli/src/test/python/requirements.txt",
            "apps/cli/src/test/python/constraints.txt")) {
      all.append(Files.readString(SharedData.root().resolve(file)));
    }
    return all.toString();
  }

  /// Skips the test with a note where there is no Python.
  static void assumePython() {
    boolean found = false;
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      found |= Files.isExecutable(Path.of(place, "python3"));
    }
    Assumptions.assumeTrue(found, "skipped: no python3 on the path");
  }

  /// Installs all.
  ///
  /// @return why that cannot be done here
  private static Optional<String> install() throws IOException, InterruptedException {
    Files.createDirectories(HOME);
    Path named = SharedData.root().resolve("apps/cli/src/test/python/requirements.txt");
    Optional<String> failure = run(List.of("python3", "-m", "venv", HOME.toString()));
    return failure.isPresent()
        ? failure
        : run(
            List.of(
                HOME.resolve("bin/pip").toString(),
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                named.toString()));
  }

  private static Optional<String> run(List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(HOME, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    String text = Files.readString(said).strip();
    Files.delete(said);
    return ended && process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(String.join(" ", command) + ": " + (ended ? text : "took too long"));
  }
}
