// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// Writes the `fingerprint` of an exchange in sketch mode as canonical JSON. Lists whose order has
/// a meaning (segments, conversation prefix, slots) keep it; what is unknown is left out.
public final class FingerprintJson {
  private FingerprintJson() {}

  /// One fingerprint as a JSON object.
  ///
  /// @param keyId public name of the key under which it was made
  /// @param normaliser version of skeleton and segmentation
  public static String write(Fingerprint f, String keyId, String normaliser) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("keyId", keyId);
      out.text("normaliser", normaliser);
      out.integer("codePoints", f.codePoints());
      out.flag("cut", f.cut());
      hash(out, "skeleton", f.skeleton());
      hashes(out, "segments", f.segments());
      hash(out, "system", f.system());
      hash(out, "tools", f.tools());
      hash(out, "format", f.format());
      hash(out, "request", f.request());
      hash(out, "params", f.params());
      hashes(out, "prefix", f.prefix());
      slots(out, f.slots());
      hashes(out, "signatures", f.signatures());
      hash(out, "near", f.near());
      features(out, f.features());
      classes(out, f);
      if (!f.script().isEmpty()) {
        out.text("script", f.script());
      }
      answer(out, f);
    });
    return out.toString();
  }

  private static void hash(CanonicalJson out, String name, long hash) {
    if (hash != Hash64.UNKNOWN) {
      out.text(name, Hash64.text(hash));
    }
  }

  private static void hashes(CanonicalJson out, String name, Collection<Long> hashes) {
    if (!hashes.isEmpty()) {
      out.list(name, hashes, hash -> out.value(Hash64.text(hash)));
    }
  }

  private static void slots(CanonicalJson out, List<Fingerprint.Slot> slots) {
    if (!slots.isEmpty()) {
      out.list("slots", slots, slot -> out.object(() -> slot(out, slot)));
    }
  }

  private static void slot(CanonicalJson out, Fingerprint.Slot slot) {
    hash(out, "template", slot.template());
    if (slot.numeric()) {
      out.integer("n", slot.value());
    } else {
      hash(out, "value", slot.value());
    }
  }

  private static void features(CanonicalJson out, List<Long> words) {
    if (!words.isEmpty()) {
      var bytes = ByteBuffer.allocate(words.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      words.forEach(bytes::putLong);
      out.text("features", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }
  }

  private static void classes(CanonicalJson out, Fingerprint f) {
    if (!f.capabilities().isEmpty()) {
      out.name("capabilities");
      out.object(() -> {
        for (TaskClass task : TaskClass.values()) {
          if (f.capabilities().containsKey(task)) {
            out.integer(task.word(), f.capabilities().getOrDefault(task, 0));
          }
        }
      });
    }
    if (!f.forms().isEmpty()) {
      out.texts("forms", f.forms().stream().map((RequestForm r) -> Words.hyphened(r)).toList());
    }
  }

  private static void answer(CanonicalJson out, Fingerprint f) {
    if (f.answerCodePoints() < 0 && f.answer() == AnswerShape.UNKNOWN) {
      return;
    }
    out.name("answer");
    out.object(() -> {
      if (f.answerCodePoints() >= 0) {
        out.integer("codePoints", f.answerCodePoints());
      }
      if (f.answer() != AnswerShape.UNKNOWN) {
        out.text("shape", Words.hyphened(f.answer()));
      }
    });
  }
}
