// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.key.RootKey;

/// The root of the keys of marks in a file of 32 bytes, which nobody but its owner may read. Fails
/// closed: a file with a wider mode is not used, since a root that others could read proves
/// nothing. No message of this class carries a byte of it.
public final class RootKeyFile {
  private RootKeyFile() {}

  /// Makes a new root of random bytes.
  ///
  /// @throws ConfigException when there is a file already: a root is replaced by a rotation alone
  public static RootKey create(Path file, SecureRandom dice) throws IOException {
    byte[] secret = random(dice);
    try {
      SecretFile.create(file, secret);
      return new RootKey(secret);
    } catch (FileAlreadyExistsException e) {
      throw new ConfigException(
          file.toString(), "root key", "one already", "none; `trace keys rotate` replaces it");
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /// The root in a file.
  ///
  /// @throws ConfigException when there is none, others may read it, or it is of another length
  public static RootKey load(Path file) throws IOException {
    byte[] secret = bytes(file);
    try {
      return new RootKey(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /// Puts a new root in the place of an old one, which stays under another name. A run that is
  /// killed leaves the old one in its place; running it again finishes the work.
  ///
  /// @param retired the other name; where it is taken, by the same bytes
  public static RootKey rotate(Path file, Path retired, SecureRandom dice) throws IOException {
    byte[] old = bytes(file);
    byte[] secret = random(dice);
    try {
      keep(retired, old);
      SecretFile.replace(file, secret);
      return new RootKey(secret);
    } finally {
      Arrays.fill(old, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static void keep(Path retired, byte[] old) throws IOException {
    try {
      SecretFile.create(retired, old);
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(bytes(retired), old)) {
        throw new IOException(retired + " holds another root key");
      }
    }
  }

  private static byte[] random(SecureRandom dice) {
    byte[] secret = new byte[RootKey.BYTES];
    dice.nextBytes(secret);
    return secret;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          file.toString(), "root key", "no such file", "one that `trace keys init` made");
    }
    SecretFile.requireOwnerOnly(file);
    try (var in = Files.newInputStream(file)) {
      byte[] found = in.readNBytes(RootKey.BYTES + 1);
      if (found.length != RootKey.BYTES) {
        throw new ConfigException(
            file.toString(), "root key", "another number of bytes", "32 bytes");
      }
      return found;
    }
  }
}
