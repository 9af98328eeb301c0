// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.adapters.taxii.signature.BadKey;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.base.ConfigException;

/// Files of keys: our private one, and the public ones of those who sign.
public final class KeyFiles {
  private KeyFiles() {}

  /// Keys of identities.
  ///
  /// @param where what names the file, for messages
  /// @throws ConfigException when one cannot be read: whoever signed with it would count as a
  ///   stranger
  public static SigningKeys known(String where, Path file) throws IOException {
    try {
      return SigningKeys.read(bytes(where, file, SigningKeys.MOST_BYTES));
    } catch (BadKey e) {
      throw new ConfigException(where, e.where(), "something else", e.expected());
    }
  }

  /// The key that signs.
  ///
  /// @param where what names the file, for messages
  /// @throws ConfigException when it is none, or others may read it
  public static ObjectSigner signer(String where, Path file, SecureRandom random)
      throws IOException {
    byte[] jwk = bytes(where, file, ObjectSigner.MOST_BYTES);
    SecretFile.requireOwnerOnly(file);
    try {
      return ObjectSigner.read(jwk, random);
    } catch (BadKey e) {
      throw new ConfigException(where, e.where(), "something else", e.expected());
    }
  }

  private static byte[] bytes(String where, Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(where, "file", file.toString(), "a file that is there");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ConfigException(where, "file", "a longer one", "at most " + most + " bytes");
      }
      return bytes;
    }
  }
}
