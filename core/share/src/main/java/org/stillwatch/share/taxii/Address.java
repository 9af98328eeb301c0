// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a path names (TAXII 2.1, 4 and 5).
sealed interface Address {
  /// The server.
  record Discovery() implements Address {}

  /// Its API root.
  record Root() implements Address {}

  /// What became of something that was added.
  record Status(String id) implements Address {}

  /// All collections.
  record Collections() implements Address {}

  /// One of them, by UUID or alias.
  record Collection(String name) implements Address {}

  /// What is in one, without texts.
  record Manifest(String name) implements Address {}

  /// What is in one.
  record Objects(String name) implements Address {}

  /// Versions of one object, with their texts.
  record OneObject(String name, String id) implements Address {}

  /// Versions of one object.
  record Versions(String name, String id) implements Address {}

  /// Longer paths name nothing.
  int LONGEST = 1_024;

  /// Reads a path; empty when it names nothing.
  static Optional<Address> of(String path, String root) {
    if (path.length() < 2 || path.length() > LONGEST || !path.startsWith("/")) {
      return Optional.empty();
    }
    String plain = path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
    List<String> parts = Arrays.asList(plain.split("/", -1));
    if (parts.equals(List.of("taxii2"))) {
      return Optional.of(new Discovery());
    }
    return parts.getFirst().equals(root)
        ? inRoot(parts.subList(1, parts.size()))
        : Optional.empty();
  }

  private static Optional<Address> inRoot(List<String> parts) {
    if (parts.isEmpty()) {
      return Optional.of(new Root());
    }
    return switch (parts.getFirst()) {
      case "status" -> parts.size() == 2 ? Optional.of(new Status(parts.get(1))) : Optional.empty();
      case "collections" -> inCollections(parts.subList(1, parts.size()));
      default -> Optional.empty();
    };
  }

  private static Optional<Address> inCollections(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> Optional.of(new Collections());
      case 1 -> Optional.of(new Collection(parts.getFirst()));
      case 2 ->
          switch (parts.get(1)) {
            case "manifest" -> Optional.of(new Manifest(parts.getFirst()));
            case "objects" -> Optional.of(new Objects(parts.getFirst()));
            default -> Optional.empty();
          };
      case 3 ->
          parts.get(1).equals("objects")
              ? Optional.of(new OneObject(parts.getFirst(), parts.get(2)))
              : Optional.empty();
      case 4 ->
          parts.get(1).equals("objects") && parts.get(3).equals("versions")
              ? Optional.of(new Versions(parts.getFirst(), parts.get(2)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
