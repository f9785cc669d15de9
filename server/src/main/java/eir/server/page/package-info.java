/**
 * Pages from templates: complete HTML that works without script.
 *
 * <p>Start with {@link eir.server.page.Pages}. A template shows what it is given; it never asks the
 * archive and never filters by role.
 */
@NullMarked
package eir.server.page;

import org.jspecify.annotations.NullMarked;
