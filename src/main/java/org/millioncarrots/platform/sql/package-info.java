/** The one way to the database beside Panache: statements, row-level security, locks, what a failure means. */
@NullMarked
package org.millioncarrots.platform.sql;

import org.jspecify.annotations.NullMarked;
