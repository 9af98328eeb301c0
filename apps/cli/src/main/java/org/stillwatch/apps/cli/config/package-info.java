/// Settings of the long-running service: where each comes from and what it may be.
@NullMarked
package org.stillwatch.apps.cli.config;

import org.jspecify.annotations.NullMarked;
