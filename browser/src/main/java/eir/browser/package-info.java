/**
 * The de-identifier as the worker of the upload page sees it: glue between {@code eir.deid} and
 * JavaScript, compiled by TeaVM.
 *
 * <p>Start at {@link eir.browser.Main}. No rule may live here: what decides about a byte stands in
 * {@code eir.deid}, where the JVM runs it too.
 */
@NullMarked
package eir.browser;

import org.jspecify.annotations.NullMarked;
