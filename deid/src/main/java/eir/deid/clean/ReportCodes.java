package eir.deid.clean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codes of reports: those of images, those of Eir's own objects and {@code
 * standard/content-codes.tsv}. Not for the browser, which takes no reports.
 */
public final class ReportCodes implements ContentCodes {
  private final Map<String, String> meanings = new HashMap<>();

  public ReportCodes() {
    for (String line : Text.split(ReportData.CODES, '\n')) {
      List<String> cells = Text.split(line, '\t');
      for (int i = 1; i + 1 < cells.size(); i += 2) {
        meanings.put(cells.get(i) + '\t' + cells.get(i + 1), cells.get(0));
      }
    }
  }

  @Override
  public Optional<String> meaning(String value, String scheme) {
    return AllowedCodes.anywhere(value, scheme)
        .or(() -> Optional.ofNullable(meanings.get(scheme + '\t' + value)));
  }
}
