// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.stillwatch.adapters.taxii.Credentials;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.apps.server.sharing.SecretFiles;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Option;

/// Who we are to a partner's server. Secrets come out of files, never out of arguments, which
/// everybody on the machine can read.
public final class PartnerLogin {
  @Option(names = "--key-file", description = "file with a key, sent as a bearer token")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--name", description = "name for servers that want a password")
  private Optional<String> name = Optional.empty();

  @Option(names = "--password-file", description = "file with the password of that name")
  private Optional<Path> password = Optional.empty();

  /// What the options say.
  public Credentials credentials() throws IOException {
    if (name.isPresent() != password.isPresent() || (name.isPresent() && key.isPresent())) {
      throw new ConfigException(
          "share", "login", "a part of one", "--key-file, or --name and --password-file");
    }
    if (key.isPresent()) {
      return new Credentials.Bearer(SecretFiles.key("--key-file", key.get()));
    }
    return name.isPresent() && password.isPresent()
        ? new Credentials.Basic(name.get(), SecretFiles.key("--password-file", password.get()))
        : new Credentials.None();
  }

  /// A client of a collection.
  ///
  /// @param flag that named its address
  /// @throws ConfigException when the address is none, or secrets would go in clear
  public static TaxiiClient client(String flag, String collection, Credentials credentials) {
    try {
      return new TaxiiClient(URI.create(collection), credentials, Optional.empty());
    } catch (IllegalArgumentException _) {
      throw new ConfigException(flag, "address", "another kind", "https, without a password in it");
    }
  }
}
