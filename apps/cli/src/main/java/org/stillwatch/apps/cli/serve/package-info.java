/// Commands around the live service.
@NullMarked
package org.stillwatch.apps.cli.serve;

import org.jspecify.annotations.NullMarked;
