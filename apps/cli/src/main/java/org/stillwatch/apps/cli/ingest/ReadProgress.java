// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.engines.local.Progress;

/// How far files are read.
public final class ReadProgress {
  private ReadProgress() {}

  /// A counter of bytes that tells how far a stage is.
  public static LongConsumer of(Progress progress, String stage, List<Path> paths)
      throws IOException {
    long total = 0;
    for (Source source : LogFiles.find("FILE", paths)) {
      total += Files.size(source.path());
    }
    long all = total;
    long[] done = new long[1];
    return bytes -> progress.at(stage, done[0] += bytes, all);
  }
}
