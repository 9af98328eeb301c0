// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.SharedData;

/// The pages about the live service run as they are written, in a real shell with a real `curl`;
/// only the port is another one, since tests must not meet.
class LivePageTest {
  private static final String MARK = "@@ end of block ";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"live.md", "respond.md", "sharing.md"})
  @Timeout(300)
  void the_page_runs_as_it_is_written(String name) throws Exception {
    GuidePage page = GuidePage.read(SharedData.root().resolve("docs/guide").resolve(name));
    List<String> ports = freePorts();
    program();
    Files.createSymbolicLink(
        folder.resolve("scenarios"), SharedData.root().resolve("scenarios").toRealPath());
    Path script = folder.resolve("page.sh");
    Files.write(script, script(page, ports));

    String[] said = run(script, ports.getFirst()).split(MARK, -1);

    int ran = 0;
    for (GuidePage.Block block : page.blocks()) {
      if (block.isForBash()) {
        ran++;
      } else if (block.isOutput()) {
        assertThat(said.length).as("blocks that ran\n" + said[said.length - 1]).isGreaterThan(ran);
        GuideShell.printed(withPorts(block, ports), said[ran - 1], name + ":" + block.line());
      }
    }
    assertThat(said.length - 1).as("blocks that ran\n" + said[said.length - 1]).isEqualTo(ran);
  }

  private static GuidePage.Block withPorts(GuidePage.Block block, List<String> ports) {
    return new GuidePage.Block(
        block.line(),
        block.kind(),
        block.lines().stream().map(line -> other(line, ports)).toList());
  }

  private static List<String> script(GuidePage page, List<String> ports) {
    var lines = new ArrayList<>(List.of("set -eu", "trap 'kill $(jobs -p)' EXIT"));
    for (GuidePage.Block block : page.blocks()) {
      if (block.isForBash()) {
        block.lines().forEach(line -> lines.add(other(line, ports)));
        lines.add("echo; echo -n '" + MARK + "'");
      }
    }
    return lines;
  }

  /// The launcher, without the build.
  private void program() throws IOException {
    Path file = folder.resolve("stillwatch");
    Files.writeString(
        file,
        """
        #!/bin/sh
        exec '%s' -Xmx768m --enable-native-access=ALL-UNNAMED \\
          --sun-misc-unsafe-memory-access=allow -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Stillwatch.class.getName()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String run(Path script, String port) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    var builder =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("STILLWATCH_SERVE_PORT", port);
    Process process = builder.start();
    boolean ended = process.waitFor(240, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    assertThat(ended).as(Files.readString(said)).isTrue();
    return Files.readString(said);
  }

  private static String other(String line, List<String> ports) {
    return line.replace("8787", ports.getFirst()).replace("8788", ports.getLast());
  }

  private static List<String> freePorts() throws IOException {
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0)) {
      return List.of(String.valueOf(one.getLocalPort()), String.valueOf(two.getLocalPort()));
    }
  }
}
