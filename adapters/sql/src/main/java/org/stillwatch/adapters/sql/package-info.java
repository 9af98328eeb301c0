// SPDX-License-Identifier: Apache-2.0
/// The store of a live service in SQL, the same in SQLite and PostgreSQL: keys of our own API, the
/// audit log, the latest findings.
@NullMarked
package org.stillwatch.adapters.sql;

import org.jspecify.annotations.NullMarked;
