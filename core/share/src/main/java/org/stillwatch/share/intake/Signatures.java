// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.Optional;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// Which identities sign what they say, and whose signature one is. The keys and the mathematics
/// are an adapter's.
public interface Signatures {
  /// Nobody's keys are known.
  Signatures NONE =
      new Signatures() {
        @Override
        public boolean signs(StixId identity) {
          return false;
        }

        @Override
        public Optional<StixId> signer(Json.Obj object, String jws) {
          return Optional.empty();
        }
      };

  /// Whether an identity is known to sign: what it says without a signature is not its word.
  boolean signs(StixId identity);

  /// For whom a signature of an object stands.
  ///
  /// @param object exactly as it came
  /// @param jws a detached signature in compact form (RFC 7515, appendix F), of a stranger
  /// @return empty when it is none, is of another text, or is of a key that nobody here knows
  Optional<StixId> signer(Json.Obj object, String jws);
}
