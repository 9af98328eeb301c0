/// The durable journal: an append-only log of opaque frames in a folder, the only truth of the live
/// service. What `append` acknowledged survives the end of the process and of the power.
///
/// A journal is a row of segments `000000000000000012.journal`. A segment is a head (`SegmentHead`)
/// and batches (`BatchHead`, then frames with their lengths); a batch is what one `append` brought,
/// and is there whole or not at all. One thread writes: it gathers what waits, writes it at once,
/// forces it to the disk once, and acknowledges. `docs/formats/journal.md` has the layout.
///
/// Three rules carry the promise. Bytes are written behind what is durable and nowhere else, so
/// that a torn write can only hurt what nobody was told about. A file gets its name when its head
/// is on the disk. And a disk that failed once is not asked again: the kernel may have thrown the
/// bytes away and call the next force a success ([fsync errors](https://lwn.net/Articles/752063/)).
@NullMarked
package org.stillwatch.adapters.files.journal;

import org.jspecify.annotations.NullMarked;
