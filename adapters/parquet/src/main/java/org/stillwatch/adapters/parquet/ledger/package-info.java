// SPDX-License-Identifier: Apache-2.0
/// The response ledger as Parquet files, and a corpus held against it.
@NullMarked
package org.stillwatch.adapters.parquet.ledger;

import org.jspecify.annotations.NullMarked;
