/**
 * The nouns of PS3.5: tags, value representations, UIDs, transfer syntaxes.
 *
 * <p>Start with {@link eir.dicom.stream}. Compiles for the JVM and, by TeaVM, for the browser;
 * depends on nothing. Never here: who a patient is, where a file lies.
 */
@NullMarked
package eir.dicom;

import org.jspecify.annotations.NullMarked;
