// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.Optional;

/// The record of a key of our own API. The secret is not part of it and is stored nowhere.
///
/// @param id `k_` and 24 hexadecimal digits
public record ApiKey(String id, KeyGrant grant, Optional<Revocation> revocation) {}
