/**
 * What a private link opens: the static pages, the first answer, the bundles.
 *
 * <p>Start with {@link eir.server.link.Keyring}. The pages never depend on the link; what can be
 * read without the key must tell nothing.
 */
@NullMarked
package eir.server.link;

import org.jspecify.annotations.NullMarked;
