/// STIX 2.1: the objects that we write and read, their ids, markings, versions, and our extension.
@NullMarked
package org.stillwatch.share.stix;

import org.jspecify.annotations.NullMarked;
