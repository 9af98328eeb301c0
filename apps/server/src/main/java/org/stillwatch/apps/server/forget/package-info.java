/// Forgets an account: in the journals, the database and the files beside them, so that no byte of
/// its name is left and the audit log still verifies. Works on a service that does not run.
@NullMarked
package org.stillwatch.apps.server.forget;

import org.jspecify.annotations.NullMarked;
