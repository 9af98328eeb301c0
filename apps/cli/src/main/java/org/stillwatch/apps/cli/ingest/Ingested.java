// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.List;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.capture.Disposition;
import org.stillwatch.engines.local.ScanInput;

/// Everything that was read, and everything that could not be.
///
/// @param input what the engine reads
/// @param dispositions what people decided
/// @param rejected every record that could not be used
/// @param exchangeSources how far each exchange log could be read
/// @param formats the kind of each exchange log
/// @param otherSources the same for account tables and closures
/// @param presence what each exchange log carries
/// @param duplicates exact repeats
/// @param conflicts repeats with other content
/// @param ignoredMembers members that nobody reads
public record Ingested(
    ScanInput input,
    List<Disposition> dispositions,
    List<RejectedLine> rejected,
    List<SourceReport> exchangeSources,
    List<String> formats,
    List<SourceReport> otherSources,
    List<Presence> presence,
    long duplicates,
    long conflicts,
    long ignoredMembers) {}
