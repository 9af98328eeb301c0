// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The folder of the keys of marks.
final class KeyFolderOption {
  @Option(
      names = "--keys",
      description = "folder of the keys of marks (default: ${DEFAULT-VALUE})",
      defaultValue = ".stillwatch/trace-keys")
  private Path folder = Path.of(".stillwatch/trace-keys");

  KeyFolder folder() {
    return new KeyFolder(folder);
  }
}
