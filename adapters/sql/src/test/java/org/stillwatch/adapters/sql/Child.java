// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another JVM that runs a class of these tests.
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /// @param heap such as 64m
  static Child start(Class<?> main, String heap, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(List.of(java, "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /// Waits until it is ready.
  Child ready() throws IOException {
    String line = lines.readLine();
    if (!"ready".equals(line)) {
      throw new IOException("the child said " + line);
    }
    return this;
  }

  /// Lets it begin.
  void go() throws IOException {
    try (var in = process.getOutputStream()) {
      in.write('\n');
    }
  }

  /// So many further lines; fewer when the child ends.
  List<String> lines(long most) throws IOException {
    var read = new ArrayList<String>();
    while (read.size() < most) {
      String line = lines.readLine();
      if (line == null) {
        return read;
      }
      read.add(line);
    }
    return read;
  }

  /// Ends it as the power supply would, without a word.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // leaves what it had printed to be read
    process.waitFor();
  }

  int exit() throws InterruptedException {
    return process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
