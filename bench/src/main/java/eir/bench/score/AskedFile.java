package eir.bench.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with identity in it, and what must happen to it.
 *
 * @param bytes the whole file
 * @param patient its made-up patient's ID
 * @param isBurnedIn whether its picture says that text is in it: then it may be withheld
 * @param written the text in its picture, where one was written
 * @param retained elements whose bytes must stay
 * @param words words that must stay, by element
 * @param removed words that may stand nowhere
 * @param needed elements that must have a value
 * @param dates days that must move, by element
 * @param uids UIDs that must change, by element
 */
record AskedFile(
    byte[] bytes,
    String patient,
    boolean isBurnedIn,
    Optional<WrittenText> written,
    Map<Integer, String> retained,
    Map<Integer, List<String>> words,
    List<String> removed,
    List<Integer> needed,
    Map<Integer, String> dates,
    Map<Integer, String> uids) {}
