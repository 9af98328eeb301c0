// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

/// What the process says when it ends (`contracts.md` 9).
final class ExitCode {
  static final int DONE = 0;
  static final int FINDINGS = 1;
  static final int WRONG_USE = 2;
  static final int WORLD_FAILED = 3;

  private ExitCode() {}
}
