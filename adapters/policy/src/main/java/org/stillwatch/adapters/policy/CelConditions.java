// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.policy.Condition;
import org.stillwatch.respond.policy.Facts;

/// Conditions in the Common Expression Language, checked against the names of [Vocabulary] when
/// they are read. There are no macros, so that nothing loops, and text, depth and regular
/// expressions ([MatchedPatterns]) are bounded: a condition takes microseconds whatever it says.
final class CelConditions {
  static final int LONGEST = 2_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(32)
          .maxParseErrorRecoveryLimit(1)
          .comprehensionMaxIterations(0)
          .maxRegexProgramSize(200)
          .build();
  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private static final String PATTERNS =
      "one in quotes of at most %d characters, no group or repetition repeated by a number, all numbers together at most %d"
          .formatted(MatchedPatterns.LONGEST, MatchedPatterns.MOST_REPETITIONS);

  private static final String HELP =
      "a CEL condition over " + String.join(", ", Vocabulary.types().keySet());

  private CelConditions() {}

  private static CelCompiler compiler() {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setResultType(SimpleType.BOOL);
    Vocabulary.types().forEach(builder::addVar);
    return builder.build();
  }

  /// Reads a condition.
  ///
  /// @param file and key where it stands, for messages
  static Condition read(String file, String key, String text) {
    try {
      var condition = COMPILER.compile(text).getAst();
      if (!MatchedPatterns.bounded(condition)) {
        throw new ConfigException(file, key, "a regular expression without bounds", PATTERNS);
      }
      return new Compiled(RUNTIME.createProgram(condition), text);
    } catch (ConfigException e) {
      throw e;
    } catch (CelValidationException | CelEvaluationException e) {
      throw new ConfigException(file, key, "a condition that cannot be read: " + first(e), HELP);
    } catch (RuntimeException e) { // parsers of hostile text fail in many ways
      throw new ConfigException(file, key, "a condition that cannot be read", HELP);
    }
  }

  /// The first line says what is wrong and where; the others draw it.
  private static String first(Exception e) {
    String message = e.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  private record Compiled(CelRuntime.Program program, String text) implements Condition {
    @Override
    public Answer about(Facts facts) {
      try {
        Object value = program.eval(name -> Vocabulary.of(name, facts));
        return Boolean.TRUE.equals(value) ? Answer.YES : Answer.NO;
      } catch (CelEvaluationException e) {
        return Answer.UNKNOWN;
      }
    }
  }
}
