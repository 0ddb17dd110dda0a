/**
 * The yearly figures of published indexes by which stipends are adjusted: entered by one person, approved by another.
 *
 * Writes: index_figure, index_figure_approval.
 */
@NullMarked
package org.millioncarrots.figures;

import org.jspecify.annotations.NullMarked;
