// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.spool;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// The words of a fingerprint as bytes. The lists fix what each place means in version 1; a new
/// word goes to the end, and a test notices when an enumeration has one that is missing here.
final class Words {
  static final List<AnswerShape> SHAPES =
      List.of(
          AnswerShape.UNKNOWN,
          AnswerShape.EMPTY,
          AnswerShape.TEXT,
          AnswerShape.CODE,
          AnswerShape.JSON,
          AnswerShape.TOOL_CALL,
          AnswerShape.REFUSAL);

  static final List<RequestForm> FORMS =
      List.of(
          RequestForm.CHAIN_OF_THOUGHT,
          RequestForm.GRADING,
          RequestForm.REWRITE,
          RequestForm.TAG_COERCION,
          RequestForm.IDENTITY_CONFUSION);

  static final List<TaskClass> CLASSES =
      List.of(
          TaskClass.REASONING,
          TaskClass.CODE,
          TaskClass.TOOL_USE,
          TaskClass.AGENTIC,
          TaskClass.GRADING,
          TaskClass.REWRITE,
          TaskClass.TRANSLATION,
          TaskClass.EXTRACTION,
          TaskClass.CLASSIFICATION,
          TaskClass.DATA_ANALYSIS,
          TaskClass.KNOWLEDGE,
          TaskClass.ROLE_PLAY,
          TaskClass.VISION,
          TaskClass.OTHER);

  private static final int SCRIPT = 4;

  private Words() {}

  static byte flag(boolean flag) {
    return (byte) (flag ? 1 : 0);
  }

  static byte shape(AnswerShape shape) {
    return (byte) SHAPES.indexOf(shape);
  }

  static AnswerShape shape(byte code) {
    if (code < 0 || code >= SHAPES.size()) {
      throw new IllegalArgumentException("no shape of an answer has the code " + code);
    }
    return SHAPES.get(code);
  }

  static byte forms(Set<RequestForm> forms) {
    int bits = 0;
    for (RequestForm form : forms) {
      bits |= 1 << FORMS.indexOf(form);
    }
    return (byte) bits;
  }

  static Set<RequestForm> forms(byte bits) {
    var forms = EnumSet.noneOf(RequestForm.class);
    for (int i = 0; i < FORMS.size(); i++) {
      if ((bits >> i & 1) != 0) {
        forms.add(FORMS.get(i));
      }
    }
    return Collections.unmodifiableSet(forms);
  }

  static void script(ByteBuffer out, String script) {
    if (script.length() > SCRIPT) {
      throw new IllegalArgumentException("a script has four letters, got " + script.length());
    }
    for (int i = 0; i < SCRIPT; i++) {
      out.put((byte) (i < script.length() ? script.charAt(i) : 0));
    }
  }

  static String script(ByteBuffer in) {
    var script = new StringBuilder(SCRIPT);
    for (int i = 0; i < SCRIPT; i++) {
      byte letter = in.get();
      if (letter != 0) {
        script.append((char) (letter & 0x7f));
      }
    }
    return script.toString();
  }

  static void capabilities(ByteBuffer out, Map<TaskClass, Integer> shares) {
    for (TaskClass task : CLASSES) {
      out.put((byte) (int) shares.getOrDefault(task, 0));
    }
  }

  static Map<TaskClass, Integer> capabilities(ByteBuffer in) {
    var shares = new EnumMap<TaskClass, Integer>(TaskClass.class);
    for (TaskClass task : CLASSES) {
      int share = in.get() & 0xff;
      if (share > 0) {
        shares.put(task, share);
      }
    }
    return Collections.unmodifiableMap(shares);
  }
}
