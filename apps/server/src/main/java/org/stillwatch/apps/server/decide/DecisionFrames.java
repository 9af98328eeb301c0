// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.stillwatch.apps.server.journal.Cbor;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Rate;

/// Writes the frames of [KeptDecisions#frames] byte for byte, component by component: there are
/// thousands a second, and to look each component up by reflection costs more (ADR 36). One thread
/// at a time.
final class DecisionFrames {
  /// The number of the only kind.
  private static final int KIND = 0;

  private final ByteArrayBuilder bytes = new ByteArrayBuilder();
  private final JsonGenerator out;

  DecisionFrames() {
    try {
      out = Cbor.FACTORY.createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write(Decision decision) {
    bytes.reset();
    bytes.append(KIND);
    try {
      write(decision.question(), decision.standing());
      out.writeNumber(decision.tableVersion());
      out.writeNumber(decision.tickMillis());
      out.writeNumber(decision.lagMillis());
      write(decision.order());
      write(decision.rules());
      write(decision.answer());
      write(decision.metered());
      out.writeEndArray();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(Question question, Standing standing) throws IOException {
    out.writeStartArray();
    out.writeStartArray();
    out.writeString(question.id());
    out.writeString(question.stage().name());
    out.writeNumber(question.atMillis());
    write(question.key());
    out.writeStartArray(question.held(), question.held().size());
    for (long item : question.held()) {
      out.writeNumber(item);
    }
    out.writeEndArray();
    out.writeEndArray();
    out.writeStartArray();
    out.writeString(standing.verdict().name());
    out.writeString(standing.campaign());
    out.writeEndArray();
  }

  private void write(ApiKey key) throws IOException {
    out.writeStartArray();
    out.writeStartArray();
    out.writeString(key.account().value());
    out.writeEndArray();
    out.writeString(key.id());
    out.writeEndArray();
  }

  private void write(Order order) throws IOException {
    out.writeStartArray();
    out.writeString(order.measure().name());
    out.writeString(order.reason().name());
    out.writeString(order.action());
    out.writeNumber(order.untilMillis());
    out.writeEndArray();
  }

  private void write(Rules rules) throws IOException {
    out.writeStartArray();
    out.writeString(rules.policy());
    out.writeString(rules.whenBlind().name());
    out.writeNumber(rules.staleAfterMillis());
    out.writeNumber(rules.expiresAfterMillis());
    out.writeEndArray();
  }

  private void write(Answer answer) throws IOException {
    out.writeStartArray();
    out.writeString(answer.measure().name());
    out.writeString(answer.reason().name());
    out.writeNumber(answer.expiresMillis());
    out.writeBoolean(answer.stale());
    out.writeEndArray();
  }

  private void write(Metered metered) throws IOException {
    out.writeStartArray();
    out.writeBoolean(metered.enforced());
    out.writeStartArray(metered.lines(), metered.lines().size());
    for (Line line : metered.lines()) {
      write(line);
    }
    out.writeEndArray();
    Limited limited = metered.limited();
    out.writeStartArray();
    out.writeString(limited.budget());
    out.writeNumber(limited.retryAfterMillis());
    out.writeEndArray();
    out.writeEndArray();
  }

  private void write(Line line) throws IOException {
    out.writeStartArray();
    out.writeString(line.budget());
    out.writeNumber(line.cost());
    out.writeStartArray(line.rates(), line.rates().size());
    for (Rate rate : line.rates()) {
      out.writeStartArray();
      out.writeNumber(rate.units());
      out.writeNumber(rate.millis());
      out.writeNumber(rate.burst());
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeStartArray(line.before(), line.before().size());
    for (Level level : line.before()) {
      out.writeStartArray();
      out.writeNumber(level.millis());
      out.writeNumber(level.fraction());
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndArray();
  }
}
