/// Answers to questions, and what is kept of them.
@NullMarked
package org.stillwatch.apps.server.decide;

import org.jspecify.annotations.NullMarked;
