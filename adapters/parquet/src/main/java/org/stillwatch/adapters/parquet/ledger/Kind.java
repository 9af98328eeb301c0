// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.nio.file.Path;

/// The two kinds of file of a ledger.
enum Kind {
  SERVED(
      "served",
      "response",
      "account, time, model, response, print",
      "'' AS account, 0::BIGINT AS time, '' AS model, 0::BIGINT AS response, 0::BIGINT AS print"),
  TWINS(
      "twins",
      "pair",
      "account, time, model, pair, served, print",
      "'' AS account, 0::BIGINT AS time, '' AS model, 0::BIGINT AS pair, false AS served, 0::BIGINT"
          + " AS print");

  private final String word;
  private final String id;
  private final String names;
  private final String empty;

  Kind(String word, String id, String names, String empty) {
    this.word = word;
    this.id = id;
    this.names = names;
    this.empty = empty;
  }

  String word() {
    return word;
  }

  /// The column that tells one response or pair from another.
  String id() {
    return id;
  }

  /// The statement that makes an empty table of what is rolled: all fingerprints of a response, or
  /// of one side of a pair, in one row with the number of its arrival.
  String table() {
    return """
    CREATE TABLE %s AS
    SELECT * EXCLUDE (print), [print] AS prints, 0::BIGINT AS arrival FROM (SELECT %s) WHERE false\
    """
        .formatted(word, empty);
  }

  /// Rows of that table, one for each fingerprint.
  String rows(String where) {
    return "(SELECT * EXCLUDE (prints, arrival), unnest(prints) AS print FROM %s WHERE %s)"
        .formatted(word, where);
  }

  /// A row of the right types.
  String empty() {
    return empty;
  }

  /// The statement that writes rows as a file.
  String copy(String from, Path to) {
    return """
    COPY (SELECT %s FROM %s ORDER BY time, %s, print) TO %s
    (FORMAT parquet, COMPRESSION zstd)\
    """
        .formatted(names, from, id, Duck.quoted(to.toString()));
  }
}
