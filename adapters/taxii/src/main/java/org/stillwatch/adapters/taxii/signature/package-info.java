// SPDX-License-Identifier: Apache-2.0
/// Signatures of objects: detached JWS (RFC 7515, appendix F) by ES256 over canonical JSON (RFC
/// 8785), and the keys for them (RFC 7517). One form alone; everything else is refused.
@NullMarked
package org.stillwatch.adapters.taxii.signature;

import org.jspecify.annotations.NullMarked;
