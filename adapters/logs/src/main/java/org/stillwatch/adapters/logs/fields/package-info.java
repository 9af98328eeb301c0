// SPDX-License-Identifier: Apache-2.0
/// Field maps: a log whose records are one exchange each, told in a file.
@NullMarked
package org.stillwatch.adapters.logs.fields;

import org.jspecify.annotations.NullMarked;
