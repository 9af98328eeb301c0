// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.stillwatch.share.json.Json;

/// What objects of every type carry (STIX 2.1, 3.2).
///
/// @param id names the object through all its versions
/// @param createdBy identity of who made it
/// @param created when its first version was made; absent for cyber-observables
/// @param modified when this version was made; absent for these and for markings
/// @param revoked whether it was taken back
/// @param confidence 0 to 100
/// @param labels words of who made it
/// @param references where more is said
/// @param markings who may see it and what may be done with it
/// @param extensions by id of their definition
/// @param rest members that nothing here knows, as they were read
public record Head(
    StixId id,
    Optional<StixId> createdBy,
    Optional<Instant> created,
    Optional<Instant> modified,
    boolean revoked,
    OptionalLong confidence,
    List<String> labels,
    List<ExternalReference> references,
    List<StixId> markings,
    Json.Obj extensions,
    Json.Obj rest) {
  static final String SPEC_VERSION = "2.1";

  public Head {
    labels = List.copyOf(labels);
    references = List.copyOf(references);
    markings = List.copyOf(markings);
  }

  /// A first version, marked.
  public static Head first(StixId id, StixId by, Instant at, List<StixId> markings) {
    return new Head(
        id,
        Optional.of(by),
        Optional.of(at),
        Optional.of(at),
        false,
        OptionalLong.empty(),
        List.of(),
        List.of(),
        markings,
        Json.Obj.EMPTY,
        Json.Obj.EMPTY);
  }

  /// A cyber-observable, marked.
  public static Head observable(StixId id, List<StixId> markings) {
    return new Head(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        OptionalLong.empty(),
        List.of(),
        List.of(),
        markings,
        Json.Obj.EMPTY,
        Json.Obj.EMPTY);
  }

  /// The same with a confidence.
  ///
  /// @param percent 0 to 100
  public Head sure(int percent) {
    return new Head(
        id,
        createdBy,
        created,
        modified,
        revoked,
        OptionalLong.of(percent),
        labels,
        references,
        markings,
        extensions,
        rest);
  }

  /// The same with our extension.
  public Head with(Evidence evidence) {
    Json.Obj more = extensions.with(Evidence.DEFINITION.text(), evidence.json());
    return new Head(
        id,
        createdBy,
        created,
        modified,
        revoked,
        confidence,
        labels,
        references,
        markings,
        more,
        rest);
  }

  /// The same with references to other sources.
  public Head citing(List<ExternalReference> more) {
    return new Head(
        id,
        createdBy,
        created,
        modified,
        revoked,
        confidence,
        labels,
        more,
        markings,
        extensions,
        rest);
  }

  /// All that marks the object or a part of it.
  public List<StixId> allMarkings() {
    Stream<StixId> parts =
        rest.list("granular_markings").stream()
            .flatMap(part ->
                part instanceof Json.Obj o ? o.text("marking_ref").stream() : Stream.empty())
            .flatMap(ref -> StixId.parse(ref).stream());
    return Stream.concat(markings.stream(), parts).distinct().toList();
  }

  static Head read(Members in) throws Unfit {
    StixId id = in.ref("id");
    if (!in.text("type").equals(id.type())) {
      throw new Unfit("id", "an id that begins with the type");
    }
    boolean dated = !Observable.TYPES.contains(id.type());
    Optional<String> version = in.textIf("spec_version");
    if (version.isPresent() ? !version.get().equals(SPEC_VERSION) : dated) {
      throw new Unfit("spec_version", SPEC_VERSION);
    }
    Optional<Members> extensions = in.objectIf("extensions");
    if (extensions.isPresent() && extensions.get().rest().members().isEmpty()) {
      throw new Unfit("extensions", "an object that is not empty");
    }
    return new Head(
        id,
        in.refIf("created_by_ref"),
        in.timeIf("created"),
        in.timeIf("modified"),
        in.flag("revoked"),
        in.integerIf("confidence", 0, 100),
        in.texts("labels"),
        ExternalReference.read(in),
        in.refs("object_marking_refs"),
        in.object("extensions"),
        Json.Obj.EMPTY);
  }

  Head keeping(Json.Obj others) {
    return new Head(
        id,
        createdBy,
        created,
        modified,
        revoked,
        confidence,
        labels,
        references,
        markings,
        extensions,
        others);
  }

  void write(Out out) {
    out.rest(rest)
        .text("type", id.type())
        .text("spec_version", SPEC_VERSION)
        .ref("id", id)
        .ref("created_by_ref", createdBy)
        .time("created", created)
        .time("modified", modified)
        .flag("revoked", revoked)
        .integer("confidence", confidence)
        .texts("labels", labels)
        .objects("external_references", references, ExternalReference::write)
        .refs("object_marking_refs", markings)
        .object("extensions", extensions);
  }
}
