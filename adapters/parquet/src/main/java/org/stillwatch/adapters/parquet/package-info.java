// SPDX-License-Identifier: Apache-2.0
/// Tables of a warehouse: Parquet and CSV, read by DuckDB inside this process.
@NullMarked
package org.stillwatch.adapters.parquet;

import org.jspecify.annotations.NullMarked;
