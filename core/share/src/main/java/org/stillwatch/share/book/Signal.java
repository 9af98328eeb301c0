// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.time.Instant;
import org.stillwatch.share.stix.StixId;

/// Something that a partner says in its own name and that can be believed, disputed and taken back.
///
/// @param id of its object
/// @param owner the partner's identity
/// @param partner what the partner is called here
/// @param title its name, at most 256 characters; a partner's words
/// @param version when the version was made that stands
/// @param revoked whether its owner took it back
public record Signal(
    StixId id, StixId owner, String partner, String title, Instant version, boolean revoked) {}
