// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.apps.cli.share.PartnerLogin;
import org.stillwatch.apps.cli.share.PushCount;
import org.stillwatch.apps.cli.share.ReleaseNote;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.apps.server.sharing.KeyFiles;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.taxii.Outgoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch share push`: adds a released package to a collection of a partner. Sent again, what
/// the partner has is a success word for word, so a push that was broken off is begun anew.
@Command(
    name = "push",
    description =
        "Adds a package that `share pack` released to a TAXII 2.1 collection; exit 1 when the"
            + " partner does not hold all of it.",
    mixinStandardHelpOptions = true)
final class SharePushCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FOLDER", description = "a package of `share pack`")
  private Path folder = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "the collection, for example https://HOST/ROOT/collections/ID/")
  private String collection = "";

  @Option(
      names = "--sign",
      paramLabel = "FILE",
      description = "our private key (`share keys`): signs what we say in the package")
  private Optional<Path> sign = Optional.empty();

  @Option(
      names = "--limit",
      description = "objects sent at once (default: ${DEFAULT-VALUE})",
      defaultValue = "500")
  private int limit = 500;

  @Mixin private PartnerLogin login = new PartnerLogin();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ConfigException("--limit", "objects", String.valueOf(limit), "1 or more");
    }
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    ReleaseNote.Contents released = ReleaseNote.read(folder);
    Optional<ObjectSigner> signer = Optional.empty();
    if (sign.isPresent()) {
      signer = Optional.of(KeyFiles.signer("--sign", sign.get(), new SecureRandom()));
    }
    List<Outgoing> objects = objects(released, signer);
    var count = new PushCount();
    try (TaxiiClient client = PartnerLogin.client("--to", collection, login.credentials())) {
      for (List<Outgoing> part : Outgoing.parts(objects, client.mostContentBytes(), limit)) {
        count.add(part.size(), client.push(part));
      }
    }
    count.problems().forEach(p -> said.println("failed " + Plain.line(p)));
    said.printf(
        "%,d objects: %,d held by the partner, %,d failed, %,d pending%n",
        objects.size(), count.held(), count.failed(), count.pending());
    long signed = objects.stream().filter(o -> o.signature().isPresent()).count();
    signer.ifPresent(s -> said.printf("%,d signed with %s%n", signed, s.publicKey().kid()));
    return count.held() == objects.size() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /// What is sent, in the order in which a reader can take it: markings before what they mark.
  private static List<Outgoing> objects(
      ReleaseNote.Contents released, Optional<ObjectSigner> signer) {
    Terms ours = Terms.ofFile().from(released.producer());
    Batch batch = Intake.read(released.bundle().getBytes(StandardCharsets.UTF_8), ours);
    if (!batch.refused().isEmpty() || batch.incomplete().isPresent()) {
      throw new ConfigException(
          "share push", "bundle.json", "objects that nobody would take", "what `share pack` wrote");
    }
    var markings = new ArrayList<Outgoing>();
    var others = new ArrayList<Outgoing>();
    for (Received one : batch.received()) {
      // Others speak for themselves: we sign what is our own word alone.
      boolean own = one.standing() == Standing.OWN;
      var outgoing = new Outgoing(one.raw(), signer.filter(s -> own).map(s -> s.sign(one.raw())));
      (one.object() instanceof Meta.Marking ? markings : others).add(outgoing);
    }
    markings.addAll(others);
    return markings;
  }
}
