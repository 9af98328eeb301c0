/// Who speaks and from where: accounts, payment instruments, devices, clients, addresses.
@NullMarked
package org.stillwatch.lab.scenario.cast;

import org.jspecify.annotations.NullMarked;
