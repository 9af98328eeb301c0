// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Fixed seeds for `@ParameterizedTest @ArgumentsSource(Seeds.class)`; the seed stands in the name
/// of every failing test. With `-Dstillwatch.seed=N` one more is tried.
public final class Seeds implements ArgumentsProvider {
  private static final long[] FIXED = {1, 2, 3, 5, 8};

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    var more = Stream.ofNullable(Long.getLong("stillwatch.seed"));
    return Stream.concat(Arrays.stream(FIXED).boxed(), more).map(Arguments::of);
  }
}
