// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A real browser without a window, for pages that lie in a file.
final class Chromium {
  static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Path folder;

  /// @param folder where it may leave its profile
  Chromium(Path folder) {
    Assumptions.assumeTrue(Files.exists(PROGRAM), "skipped: no browser at " + PROGRAM);
    this.folder = folder;
  }

  /// The page as the browser holds it after three seconds of its own time.
  String dom(Path page) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    run(dom, List.of("--virtual-time-budget=3000", "--dump-dom"), page);
    return Files.readString(dom);
  }

  /// Paints the page into a PNG.
  void paint(Path page, Path picture, int width, int height, boolean dark)
      throws IOException, InterruptedException {
    run(
        folder.resolve("said.txt"),
        List.of(
            "--hide-scrollbars",
            "--window-size=" + width + "," + height,
            "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
            "--screenshot=" + picture.toAbsolutePath()),
        page);
  }

  /// Prints the page into a PDF.
  void print(Path page, Path pdf) throws IOException, InterruptedException {
    run(
        folder.resolve("said.txt"),
        List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf.toAbsolutePath()),
        page);
  }

  private void run(Path out, List<String> arguments, Path page)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile").toAbsolutePath()));
    command.addAll(arguments);
    command.add(page.toUri().toString());
    Process browser =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("browser.txt").toFile())
            .redirectOutput(out.toFile())
            .start();
    boolean ended = browser.waitFor(90, TimeUnit.SECONDS);
    if (!ended) {
      browser.destroyForcibly();
    }
    assertThat(ended).isTrue();
  }
}
