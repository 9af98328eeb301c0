// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.mark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.tokenizer.TokenIdsFile;
import org.stillwatch.adapters.tokenizer.TokenizerService;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.corpus.LeakSample;
import org.stillwatch.trace.score.TokenIdSource;
import picocli.CommandLine.Option;

/// The keys that a corpus is asked with, and where its token ids come from.
public final class MarkOptions {
  private static final int WIDEST = 64;

  @Option(
      names = "--case-keys",
      arity = "1..*",
      description = "files of `trace keys export-case`: the corpus is asked with their keys, too")
  private List<Path> cases = new ArrayList<>();

  @Option(
      names = "--published",
      arity = "1..*",
      description = "commitments as they were published; keys of others say nothing")
  private List<Path> published = new ArrayList<>();

  @Option(
      names = "--tokenizer",
      paramLabel = "URL|FILE",
      description = "the serving tokenizer (vLLM: http://HOST:PORT/tokenize), or a file of its ids")
  private Optional<String> tokenizer = Optional.empty();

  @Option(
      names = "--tokenizer-model",
      description = "model that the service is asked for, where it serves several")
  private String model = "";

  @Option(
      names = "--mark-context",
      description = "tokens that a mark depends on besides its own (default: ${DEFAULT-VALUE})",
      defaultValue = "4")
  private int context = 4;

  @Option(
      names = "--mark-tokens",
      description = "tokens of the corpus that are scored at most (default: ${DEFAULT-VALUE})",
      defaultValue = "1000000")
  private long mostTokens = 1_000_000;

  /// Whether keys are asked.
  public boolean asked() {
    return !cases.isEmpty();
  }

  /// The keys, without a tokenizer.
  public SoughtKeys keys() throws IOException {
    return SoughtKeys.read(cases, published);
  }

  /// What is asked; empty when there are no keys.
  public Optional<KeyAsking> asking() throws IOException {
    if (!asked()) {
      return Optional.empty();
    }
    if (context < 1 || context > WIDEST) {
      throw new ConfigException(
          "--mark-context", "tokens", String.valueOf(context), "1 to 64, 4 for vLLM");
    }
    if (mostTokens < LeakSample.LONGEST) {
      throw new ConfigException(
          "--mark-tokens", "tokens", String.valueOf(mostTokens), "8192 or more");
    }
    return Optional.of(new KeyAsking(keys(), ids(), context, mostTokens));
  }

  private TokenIdSource ids() throws IOException {
    String at =
        tokenizer.orElseThrow(() ->
            new ConfigException("--case-keys", "--tokenizer", "none", "the serving tokenizer"));
    return at.startsWith("http:") || at.startsWith("https:")
        ? TokenizerService.at(at, model)
        : TokenIdsFile.read(Path.of(at));
  }
}
