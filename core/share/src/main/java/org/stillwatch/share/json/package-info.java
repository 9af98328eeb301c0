/// JSON of partners and for partners: a value that is compared by content, canonical text (RFC
/// 8785), a reader with bounds.
@NullMarked
package org.stillwatch.share.json;

import org.jspecify.annotations.NullMarked;
