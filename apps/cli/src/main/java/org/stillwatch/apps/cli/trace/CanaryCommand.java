// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.canary.CanaryLife;
import org.stillwatch.trace.canary.CanaryPlan;
import org.stillwatch.trace.canary.CanarySet;
import org.stillwatch.trace.canary.CanaryStage;
import org.stillwatch.trace.canary.Opening;
import org.stillwatch.trace.canary.Phrase;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.Epochs;
import org.stillwatch.trace.key.RootKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch trace canary`: phrases without meaning, sealed beside decoys, from their making to
/// their end. Only `reveal` prints them.
@Command(
    name = "canary",
    description = "Mints, approves, arms, retires and reveals canary phrases.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CanaryCommand.Mint.class,
      CanaryCommand.Approve.class,
      CanaryCommand.Arm.class,
      CanaryCommand.Retire.class,
      CanaryCommand.Reveal.class
    })
public final class CanaryCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /// `stillwatch trace canary mint`.
  @Command(name = "mint", description = "Makes canaries and seals them; prints what to publish.")
  static final class Mint implements Callable<Integer> {
    @Option(names = "--out", required = true, description = "the file; it must not be there yet")
    private Path out = Path.of("");

    @Option(
        names = "--commitment",
        required = true,
        description = "the file to publish; it must not be there yet")
    private Path commitment = Path.of("");

    @Option(names = "--by", required = true, description = "who mints them")
    private String by = "";

    @Option(names = "--model", required = true, description = "whose answers will carry them")
    private String model = "";

    @Option(names = "--name", required = true, description = "of the set")
    private String name = "";

    @Option(names = "--canaries", description = "how many, 1 to 200 (default: ${DEFAULT-VALUE})")
    private int canaries = 20;

    @Option(names = "--decoys", description = "of each, 19 to 999 (default: ${DEFAULT-VALUE})")
    private int decoys = 99;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      long now = InstantSource.system().millis();
      byte[] secret = new byte[RootKey.BYTES];
      new SecureRandom().nextBytes(secret);
      CanaryPlan plan = plan(now);
      CanaryLife life = CanarySteps.named(() -> CanaryLife.minted(by, now));
      var published = CanarySet.of(new RootKey(secret), plan).commitment(now);
      publish(published);
      new CanaryFile(out)
          .create(new CanaryState(HexFormat.of().formatHex(secret), plan, published, life));
      out(spec)
          .printf(
              "minted %d canaries with %d decoys each, %d bits a phrase, epoch %d%n",
              canaries, decoys, Phrase.BITS, plan.epoch());
      out(spec).printf("commitment %s at %s%n", published.root().hex(), Instant.ofEpochMilli(now));
      out(spec).println("publish it, and have another person approve, before they are armed");
      return 0;
    }

    private void publish(EpochCommitment published) throws IOException {
      if (Files.exists(out)) {
        throw new ConfigException("--out", "file", "one that is there", "a name that is free");
      }
      try {
        Files.writeString(
            commitment, CommitmentJson.line(published) + "\n", StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        throw new ConfigException(
            "--commitment", "file", "one that is there", "a name that is free");
      }
    }

    private CanaryPlan plan(long now) {
      try {
        return new CanaryPlan(Epochs.at(now), model, name, canaries, decoys);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            "trace canary mint",
            "set",
            "something else",
            "1 to 200 canaries, 19 to 999 decoys, a model and a name without '|'");
      }
    }
  }

  /// `stillwatch trace canary approve`.
  @Command(name = "approve", description = "Agrees; another person than who minted them.")
  static final class Approve implements Callable<Integer> {
    @Mixin private CanarySteps step = new CanarySteps();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      step.take((state, by, now) -> state.life().approve(by, now));
      out(spec).println("approved");
      return 0;
    }
  }

  /// `stillwatch trace canary arm`.
  @Command(name = "arm", description = "Lets them be placed, once their commitment is published.")
  static final class Arm implements Callable<Integer> {
    @Mixin private CanarySteps step = new CanarySteps();

    @Mixin private PublishedOption published = new PublishedOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      published.requireSame(step.read());
      step.take((state, by, now) -> state.life().arm(by, now, state.published()));
      out(spec).println("armed");
      return 0;
    }
  }

  /// `stillwatch trace canary retire`.
  @Command(name = "retire", description = "Ends their placing.")
  static final class Retire implements Callable<Integer> {
    @Mixin private CanarySteps step = new CanarySteps();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      step.take((state, by, now) -> state.life().retire(by, now));
      out(spec).println("retired");
      return 0;
    }
  }

  /// `stillwatch trace canary reveal`.
  @Command(
      name = "reveal",
      description = "Prints retired canaries and decoys, a line each, so that anybody can check.")
  static final class Reveal implements Callable<Integer> {
    @Mixin private CanarySteps step = new CanarySteps();

    @Mixin private PublishedOption published = new PublishedOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      CanaryState state = step.read();
      published.requireSame(state);
      List<Opening.Leaf> leaves = leaves(state.set().open(state.published()));
      if (state.life().stage() != CanaryStage.REVEALED) {
        step.take((kept, by, now) -> kept.life().reveal(by, now));
      }
      leaves.forEach(leaf -> out(spec).println(CanaryJson.revealed(leaf)));
      return 0;
    }

    private static List<Opening.Leaf> leaves(Opening opening) {
      return switch (opening) {
        case Opening.Opened opened -> opened.leaves();
        case Opening.Refused refused ->
            throw new ConfigException(
                "trace canary reveal",
                "commitment",
                refused.reason(),
                "canaries as they were sealed");
      };
    }
  }
}
