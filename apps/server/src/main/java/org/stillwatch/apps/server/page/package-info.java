/// What people are shown of texts that strangers wrote: on a page, in a table, on a terminal.
@NullMarked
package org.stillwatch.apps.server.page;

import org.jspecify.annotations.NullMarked;
