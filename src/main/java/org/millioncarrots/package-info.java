/** Starting the service: what must be set, the migration, and whether the database is fit to serve. */
@NullMarked
package org.millioncarrots;

import org.jspecify.annotations.NullMarked;
