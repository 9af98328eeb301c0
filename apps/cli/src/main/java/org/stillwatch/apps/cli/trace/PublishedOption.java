// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Option;

/// The commitment as it was published, so that nobody goes on with another.
final class PublishedOption {
  @Option(
      names = "--published",
      required = true,
      description = "the commitment as it stands where it was published")
  private String digest = "";

  void requireSame(CanaryState state) {
    if (!digest.equals(state.published().root().hex())) {
      throw new ConfigException(
          "--published",
          "commitment",
          "another one",
          "the 64 hexadecimal digits that `trace canary mint` printed");
    }
  }
}
