// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.List;
import org.stillwatch.share.json.Json;

/// One object of STIX 2.1.
public sealed interface StixObject
    permits Actors, Activity, Finding, Link, Observable, Meta, Foreign {
  /// What objects of every type carry.
  Head head();

  /// The same object under another head.
  StixObject under(Head head);

  /// Ids of other objects that its own members name; those of the head are not among them.
  List<StixId> refs();

  /// Writes the members of its type.
  void write(Out out);

  /// Its id.
  default StixId id() {
    return head().id();
  }

  /// The object as JSON.
  default Json.Obj json() {
    var out = new Out();
    head().write(out);
    write(out);
    return out.done();
  }
}
