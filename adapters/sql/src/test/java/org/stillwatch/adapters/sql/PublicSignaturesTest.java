// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands behind the stores stays behind them.
class PublicSignaturesTest {
  private static final List<String> HIDDEN =
      List.of(
          "java.sql",
          "javax.sql",
          "org.jdbi",
          "com.zaxxer",
          "org.sqlite",
          "org.postgres",
          "org.flyway");

  @Test
  void no_public_signature_names_a_type_of_a_database() throws Exception {
    List<Class<?>> open = publicTypes();
    var signatures = new ArrayList<String>();
    for (Class<?> type : open) {
      for (Method method : type.getDeclaredMethods()) {
        add(signatures, method);
      }
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        add(signatures, constructor);
      }
    }

    assertThat(open).contains(Database.class, AuditLog.class, ApiKeys.class, FindingsStore.class);
    assertThat(signatures).hasSizeGreaterThan(50);
    assertThat(signatures.stream().filter(PublicSignaturesTest::namesSomethingHidden)).isEmpty();
  }

  private static boolean namesSomethingHidden(String signature) {
    return HIDDEN.stream().anyMatch(signature::contains);
  }

  private static void add(List<String> signatures, Executable member) {
    if (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers())) {
      signatures.add(member.toGenericString());
    }
  }

  private static List<Class<?>> publicTypes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(Database.class.getResource("Database.class").toURI()).getParent();
    var open = new ArrayList<Class<?>>();
    try (var files = Files.list(classes)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(Database.class.getPackageName() + "." + name);
        if (Modifier.isPublic(type.getModifiers())) {
          open.add(type);
        }
      }
    }
    return open;
  }
}
