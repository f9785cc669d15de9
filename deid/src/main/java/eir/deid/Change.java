package eir.deid;

import eir.dicom.Identifying;

/**
 * One line of the page's table: what an element said and what it will say.
 *
 * @param path such as {@code (0008,1140)[0]/(0008,1155)}
 * @param action X Z D K C U as in PS3.15 Table E.1-1a, S for what the trial stamps
 * @param before for the sender's eyes only; cut to 200 characters
 * @param after what leaves; empty if the element goes
 */
public record Change(String path, int tag, char action, Identifying<String> before, String after) {}
