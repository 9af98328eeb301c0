/// The report as one self-contained page.
@NullMarked
package org.stillwatch.apps.cli.report;

import org.jspecify.annotations.NullMarked;
