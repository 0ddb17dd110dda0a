/** What stands in for real surroundings in dev, test and demo: a database and an identity provider. Not in production. */
@NullMarked
package org.millioncarrots.development;

import org.jspecify.annotations.NullMarked;
