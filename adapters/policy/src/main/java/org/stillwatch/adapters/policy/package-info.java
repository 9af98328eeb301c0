/// Policies as the operator writes them: YAML with CEL conditions, signed with Ed25519.
@NullMarked
package org.stillwatch.adapters.policy;

import org.jspecify.annotations.NullMarked;
