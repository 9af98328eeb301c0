/// The door of the room: values and bytes of one record in, an observation without text out.
@NullMarked
package org.stillwatch.capture.build;

import org.jspecify.annotations.NullMarked;
