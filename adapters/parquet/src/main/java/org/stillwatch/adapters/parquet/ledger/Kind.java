// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.nio.file.Path;

/// The two kinds of file of a ledger.
enum Kind {
  SERVED(
      "served",
      "response",
      "account VARCHAR, time BIGINT, model VARCHAR, response BIGINT, print BIGINT",
      "'' AS account, 0::BIGINT AS time, '' AS model, 0::BIGINT AS response, 0::BIGINT AS print"),
  TWINS(
      "twins",
      "pair",
      "account VARCHAR, time BIGINT, model VARCHAR, pair BIGINT, served BOOLEAN, print BIGINT",
      "'' AS account, 0::BIGINT AS time, '' AS model, 0::BIGINT AS pair, false AS served, 0::BIGINT"
          + " AS print");

  private final String word;
  private final String id;
  private final String columns;
  private final String empty;

  Kind(String word, String id, String columns, String empty) {
    this.word = word;
    this.id = id;
    this.columns = columns;
    this.empty = empty;
  }

  String word() {
    return word;
  }

  /// The column that tells one response or pair from another.
  String id() {
    return id;
  }

  String columns() {
    return columns;
  }

  /// A row of the right types.
  String empty() {
    return empty;
  }

  /// The statement that writes rows as a file.
  String copy(String from, Path to) {
    return """
    COPY (SELECT * FROM %s ORDER BY time, %s, print) TO %s
    (FORMAT parquet, COMPRESSION zstd)\
    """
        .formatted(from, id, Duck.quoted(to.toString()));
  }
}
