// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What becomes of a package at the gate.
public sealed interface Release {
  /// It may leave, as it stands here and in no other form.
  ///
  /// @param files texts by name, each of them scanned
  /// @param approvedBy who let it go
  record Released(SortedMap<String, String> files, List<String> approvedBy) implements Release {
    public Released {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
      approvedBy = List.copyOf(approvedBy);
    }
  }

  /// It stays.
  ///
  /// @param reasons every reason, one sentence each, none of which repeats what must not leave
  record Held(List<String> reasons) implements Release {
    public Held {
      reasons = List.copyOf(reasons);
    }
  }
}
