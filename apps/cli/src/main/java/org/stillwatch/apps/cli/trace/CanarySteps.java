// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.canary.CanaryLife.Change;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The file of a set of canaries, and who takes the next step. Names are believed: whoever can
/// write the file can write any name.
final class CanarySteps {
  @Parameters(index = "0", description = "the file that `trace canary mint` wrote")
  private Path file = Path.of("");

  @Option(names = "--by", required = true, description = "who does it")
  private String by = "";

  /// A step of a life.
  interface Step {
    Change of(CanaryState state, String by, long nowMillis);
  }

  CanaryState read() throws IOException {
    return new CanaryFile(file).read();
  }

  /// Takes a step and keeps it.
  void take(Step step) throws IOException {
    CanaryState state = read();
    long now = InstantSource.system().millis();
    switch (named(() -> step.of(state, by, now))) {
      case Change.Changed changed -> new CanaryFile(file).write(state.with(changed.life()));
      case Change.Refused refused ->
          throw new ConfigException(
              file.toString(),
              "stage",
              refused.reason(),
              "minted, approved by another person, armed, retired, revealed");
    }
  }

  /// What needs the name of a person.
  static <T> T named(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "--by", "person", "no name", "the name of a person, at most 200 characters");
    }
  }
}
