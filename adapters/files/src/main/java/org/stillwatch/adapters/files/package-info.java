/// Files and folders: plain, gzip and zstd lines in; atomic outputs out.
@NullMarked
package org.stillwatch.adapters.files;

import org.jspecify.annotations.NullMarked;
