/// The docket in a running service: findings go in, proposals and actions come out, people decide.
/// What is kept of it stands in the database, event by event.
@NullMarked
package org.stillwatch.apps.server.docket;

import org.jspecify.annotations.NullMarked;
