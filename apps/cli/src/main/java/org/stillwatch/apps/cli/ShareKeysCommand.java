// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.stix.StixId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch share keys`: a key with which we sign what we share, and what partners need of it.
@Command(
    name = "keys",
    description = "Makes a key that signs what is shared, and prints its public half.",
    mixinStandardHelpOptions = true)
final class ShareKeysCommand implements Callable<Integer> {
  private static final String PRIVATE = "signing-key.json";
  private static final String PUBLIC = "public-keys.json";

  @Option(names = "--out", required = true, description = "folder for " + PRIVATE)
  private Path out = Path.of("");

  @Option(
      names = "--identity",
      paramLabel = "identity--UUID",
      description = "who signs with it; then " + PUBLIC + " is written as well, for partners")
  private Optional<String> identity = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Optional<StixId> owner = owner();
    for (String name : List.of(PRIVATE, PUBLIC)) {
      if (Files.exists(out.resolve(name))) {
        throw taken(name);
      }
    }
    ObjectSigner signer = ObjectSigner.draw(new SecureRandom());
    String secret = signer.privateJwk().canonical() + "\n";
    try {
      SecretFile.create(out.resolve(PRIVATE), secret.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException _) {
      throw taken(PRIVATE);
    }
    if (owner.isPresent()) {
      var keys = new TreeMap<>(Map.of(owner.get(), List.of(signer.publicKey())));
      Files.writeString(
          out.resolve(PUBLIC),
          SigningKeys.file(keys).canonical() + "\n",
          StandardOpenOption.CREATE_NEW);
    }
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    said.println("kid " + signer.publicKey().kid());
    said.println(signer.publicKey().json().canonical());
    return ExitCode.DONE;
  }

  private Optional<StixId> owner() {
    Optional<StixId> owner =
        identity.flatMap(StixId::parse).filter(id -> id.type().equals("identity"));
    if (identity.isPresent() && owner.isEmpty()) {
      throw new ConfigException("--identity", "identity", "something else", "identity--UUID");
    }
    return owner;
  }

  private static ConfigException taken(String name) {
    return new ConfigException(
        "--out", name, "one that is there", "a folder without keys, so that none is lost");
  }
}
