// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// The member `fingerprint` of an exchange in sketch mode. Members of the frozen record that this
/// build keeps nowhere, such as `families`, are passed over.
final class FingerprintDraft implements RecordCursor.Members {
  private static final Map<String, TaskClass> CLASSES =
      Words.byWord(TaskClass.class, TaskClass::word);
  private static final Map<String, RequestForm> FORMS =
      Words.byWord(RequestForm.class, Words::hyphened);
  private static final Map<String, AnswerShape> SHAPES =
      Words.byWord(AnswerShape.class, Words::hyphened);
  private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]{3}");

  private final RecordCursor in;
  private String keyId = "";
  private String normaliser = "";
  private long codePoints = -1;
  private boolean cut;
  private long skeleton;
  private List<Long> segments = List.of();
  private long system;
  private long tools;
  private long format;
  private long request;
  private long params;
  private List<Long> prefix = List.of();
  private List<Fingerprint.Slot> slots = List.of();
  private List<Long> signatures = List.of();
  private long near;
  private List<Long> features = List.of();
  private final Map<TaskClass, Integer> capabilities = new EnumMap<>(TaskClass.class);
  private final Set<RequestForm> forms = EnumSet.noneOf(RequestForm.class);
  private String script = "";
  private long answerCodePoints = -1;
  private AnswerShape answer = AnswerShape.UNKNOWN;

  FingerprintDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "keyId" -> keyId = in.text(8);
      case "normaliser" -> normaliser = in.text(64);
      case "codePoints" -> codePoints = in.integer(0, Integer.MAX_VALUE);
      case "cut" -> cut = in.flag();
      case "skeleton" -> skeleton = in.hash();
      case "segments" -> segments = hashes(16);
      case "system" -> system = in.hash();
      case "tools" -> tools = in.hash();
      case "format" -> format = in.hash();
      case "request" -> request = in.hash();
      case "params" -> params = in.hash();
      case "prefix" -> prefix = hashes(4);
      case "signatures" -> signatures = hashes(2);
      case "near" -> near = in.hash();
      case "script" -> script = in.matching(SCRIPT);
      default -> {
        return nested(name);
      }
    }
    return true;
  }

  private boolean nested(String name) throws IOException {
    switch (name) {
      case "slots" -> slots = slots();
      case "features" -> features = features();
      case "capabilities" -> in.entries(this::capability);
      case "forms" -> in.list(this::form);
      case "answer" -> in.object(this::answer);
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Long> hashes(int most) throws IOException {
    var hashes = new ArrayList<Long>();
    in.list(() -> hashes.add(in.hash()));
    hashes.removeIf(h -> h == 0);
    if (hashes.size() > most) {
      in.count();
    }
    return List.copyOf(hashes.subList(0, Math.min(most, hashes.size())));
  }

  private List<Fingerprint.Slot> slots() throws IOException {
    var slots = new ArrayList<Fingerprint.Slot>();
    in.list(() -> {
      var slot = new SlotDraft(in);
      in.object(slot);
      slot.slot().ifPresentOrElse(slots::add, in::count);
    });
    return List.copyOf(slots.subList(0, Math.min(2, slots.size())));
  }

  private List<Long> features() throws IOException {
    String text = in.text(43);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      var words = new ArrayList<Long>();
      var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (buffer.remaining() >= Long.BYTES) {
        words.add(buffer.getLong());
      }
      return List.copyOf(words);
    } catch (IllegalArgumentException e) {
      in.count();
      return List.of();
    }
  }

  private boolean capability(String name) throws IOException {
    var known = Optional.ofNullable(CLASSES.get(name));
    if (known.isPresent()) {
      long share = in.integer(0, 255);
      if (share > 0) {
        capabilities.put(known.get(), (int) share);
      }
    }
    return known.isPresent();
  }

  private void form() throws IOException {
    String word = in.word(FORMS.keySet());
    Optional.ofNullable(FORMS.get(word)).ifPresent(forms::add);
  }

  private boolean answer(String name) throws IOException {
    switch (name) {
      case "codePoints" -> answerCodePoints = in.integer(0, Integer.MAX_VALUE);
      case "shape" -> answer = in.choice(SHAPES, AnswerShape.UNKNOWN);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Why no use can be made of it.
  ///
  /// @param ourKeyId hashes under another key compare with nothing that we have
  Optional<RejectReason> missing(String ourKeyId) {
    if (!keyId.equals(ourKeyId)) {
      return Optional.of(RejectReason.WRONG_KEY);
    }
    return normaliser.isEmpty() || codePoints < 0
        ? Optional.of(RejectReason.WRONG_FORMAT)
        : Optional.empty();
  }

  /// Tells a sink the whole of it.
  void tell(ExchangeSink sink) {
    sink.fingerprint(keyId, normaliser, fingerprint());
  }

  private Fingerprint fingerprint() {
    return new Fingerprint(
        (int) codePoints,
        cut,
        skeleton,
        segments,
        system,
        tools,
        format,
        request,
        params,
        prefix,
        slots,
        signatures,
        near,
        features,
        capabilities,
        forms,
        script,
        (int) answerCodePoints,
        answer);
  }
}
