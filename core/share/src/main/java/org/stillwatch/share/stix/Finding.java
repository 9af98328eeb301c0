// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known, thought or packed: indicators, observed data, opinions, notes, groupings,
/// reports.
public sealed interface Finding extends StixObject {
  /// A pattern that speaks for a campaign while it is valid.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param types `anonymization`, `anomalous-activity`, ...
  /// @param pattern what is looked for
  /// @param patternType `stix` or `stillwatch-template` when we write it
  /// @param patternVersion version of that language
  /// @param validFrom from when on it may be used
  /// @param validUntil until when; always there when we write it
  record Indicator(
      Head head,
      Optional<String> name,
      Optional<String> description,
      List<String> types,
      String pattern,
      String patternType,
      Optional<String> patternVersion,
      Instant validFrom,
      Optional<Instant> validUntil)
      implements Finding {
    public Indicator {
      types = List.copyOf(types);
    }

    static Indicator read(Head head, Members in) throws Unfit {
      return new Indicator(
          head,
          in.textIf("name"),
          in.textIf("description"),
          in.texts("indicator_types"),
          in.text("pattern"),
          in.text("pattern_type"),
          in.textIf("pattern_version"),
          in.time("valid_from"),
          in.timeIf("valid_until"));
    }

    @Override
    public Indicator under(Head other) {
      return new Indicator(
          other,
          name,
          description,
          types,
          pattern,
          patternType,
          patternVersion,
          validFrom,
          validUntil);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .texts("indicator_types", types)
          .text("pattern", pattern)
          .text("pattern_type", patternType)
          .text("pattern_version", patternVersion)
          .time("valid_from", validFrom)
          .time("valid_until", validUntil);
    }
  }

  /// Something that was seen a number of times.
  ///
  /// @param head what every object carries
  /// @param firstObserved when it was first seen
  /// @param lastObserved when it was last seen
  /// @param times how often
  /// @param objects cyber-observables and links between them
  record ObservedData(
      Head head, Instant firstObserved, Instant lastObserved, long times, List<StixId> objects)
      implements Finding {
    public ObservedData {
      objects = List.copyOf(objects);
    }

    static ObservedData read(Head head, Members in) throws Unfit {
      return new ObservedData(
          head,
          in.time("first_observed"),
          in.time("last_observed"),
          in.integer("number_observed", 1, 999_999_999),
          in.refs("object_refs"));
    }

    @Override
    public ObservedData under(Head other) {
      return new ObservedData(other, firstObserved, lastObserved, times, objects);
    }

    @Override
    public List<StixId> refs() {
      return objects;
    }

    @Override
    public void write(Out out) {
      out.time("first_observed", firstObserved)
          .time("last_observed", lastObserved)
          .number("number_observed", times)
          .refs("object_refs", objects);
    }
  }

  /// What somebody thinks of an object of somebody else.
  ///
  /// @param head what every object carries
  /// @param opinion `strongly-disagree` to `strongly-agree`
  /// @param explanation why
  /// @param authors who thinks so
  /// @param objects what it is about
  record Opinion(
      Head head,
      String opinion,
      Optional<String> explanation,
      List<String> authors,
      List<StixId> objects)
      implements Finding {
    public Opinion {
      authors = List.copyOf(authors);
      objects = List.copyOf(objects);
    }

    static Opinion read(Head head, Members in) throws Unfit {
      return new Opinion(
          head,
          in.text("opinion"),
          in.textIf("explanation"),
          in.texts("authors"),
          in.refs("object_refs"));
    }

    @Override
    public Opinion under(Head other) {
      return new Opinion(other, opinion, explanation, authors, objects);
    }

    @Override
    public List<StixId> refs() {
      return objects;
    }

    @Override
    public void write(Out out) {
      out.text("opinion", opinion)
          .text("explanation", explanation)
          .texts("authors", authors)
          .refs("object_refs", objects);
    }
  }

  /// Text about objects.
  ///
  /// @param head what every object carries
  /// @param summary in short
  /// @param content in full
  /// @param authors who wrote it
  /// @param objects what it is about
  record Note(
      Head head,
      Optional<String> summary,
      String content,
      List<String> authors,
      List<StixId> objects)
      implements Finding {
    public Note {
      authors = List.copyOf(authors);
      objects = List.copyOf(objects);
    }

    static Note read(Head head, Members in) throws Unfit {
      return new Note(
          head,
          in.textIf("abstract"),
          in.text("content"),
          in.texts("authors"),
          in.refs("object_refs"));
    }

    @Override
    public Note under(Head other) {
      return new Note(other, summary, content, authors, objects);
    }

    @Override
    public List<StixId> refs() {
      return objects;
    }

    @Override
    public void write(Out out) {
      out.text("abstract", summary)
          .text("content", content)
          .texts("authors", authors)
          .refs("object_refs", objects);
    }
  }

  /// Objects that belong together, unfinished.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param context `suspicious-activity`, ...
  /// @param objects what belongs together
  record Grouping(
      Head head,
      Optional<String> name,
      Optional<String> description,
      String context,
      List<StixId> objects)
      implements Finding {
    public Grouping {
      objects = List.copyOf(objects);
    }

    static Grouping read(Head head, Members in) throws Unfit {
      return new Grouping(
          head,
          in.textIf("name"),
          in.textIf("description"),
          in.text("context"),
          in.refs("object_refs"));
    }

    @Override
    public Grouping under(Head other) {
      return new Grouping(other, name, description, context, objects);
    }

    @Override
    public List<StixId> refs() {
      return objects;
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .text("context", context)
          .refs("object_refs", objects);
    }
  }

  /// A finished piece about something.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param types what it is about
  /// @param published when it was given out
  /// @param objects what it holds
  record Report(
      Head head,
      String name,
      Optional<String> description,
      List<String> types,
      Instant published,
      List<StixId> objects)
      implements Finding {
    public Report {
      types = List.copyOf(types);
      objects = List.copyOf(objects);
    }

    static Report read(Head head, Members in) throws Unfit {
      return new Report(
          head,
          in.text("name"),
          in.textIf("description"),
          in.texts("report_types"),
          in.time("published"),
          in.refs("object_refs"));
    }

    @Override
    public Report under(Head other) {
      return new Report(other, name, description, types, published, objects);
    }

    @Override
    public List<StixId> refs() {
      return objects;
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .texts("report_types", types)
          .time("published", published)
          .refs("object_refs", objects);
    }
  }
}
