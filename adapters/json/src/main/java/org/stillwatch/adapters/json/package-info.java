/// JSON codecs of our own records.
@NullMarked
package org.stillwatch.adapters.json;

import org.jspecify.annotations.NullMarked;
