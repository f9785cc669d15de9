package eir.trial.charter;

import eir.trial.TrialIdentity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One version of the trial's review configuration. Its components are the rows of {@code
 * domain/charter.tsv} in their order and under their names; meaning, default and allowed values
 * stand there. Made by {@link CharterJson}, which lets nothing through that {@link CharterCheck}
 * finds fault with; immutable, as a version is once it is active.
 */
public record Charter(
    String charterId,
    int version,
    List<Language> languages,
    int readers,
    Adjudication adjudication,
    Set<Trigger> adjudicateOn,
    int measurementTolerancePct,
    AdjudicatorView adjudicatorView,
    Set<Category> eligibleCategories,
    int ponsThresholdPct,
    boolean disseminationExcludes,
    boolean nf1Excludes,
    Set<ReaderDatum> readerSees,
    boolean readerFeedback,
    boolean allowQcReader,
    QcMode qcMode,
    List<SeriesRule> requiredSeries,
    List<SeriesRule> recommendedSeries,
    BigDecimal maxThicknessMm,
    BigDecimal maxGapMm,
    BigDecimal minExtentMm,
    BigDecimal maxPixelMm,
    int maxSubmissions,
    int maxImagingAgeDays,
    SharingBasis sharingBasis,
    List<String> consentVersions,
    List<ChecklistItem> nonImagingChecklist,
    Map<Clock, Integer> targetHours,
    WorkingCalendar calendar,
    List<Integer> reminderPercent,
    WithdrawalScope withdrawalDefault,
    int reopenDays,
    int retentionYears,
    int linkDefaultDays,
    PublicRelease publicRelease,
    SuggestOrder suggestOrder,
    String sponsor,
    String protocolId,
    String protocolName,
    DeidProfile deidProfile,
    int ageMinYears,
    int ageMaxYears) {

  public Charter {
    languages = List.copyOf(languages);
    adjudicateOn = inOrder(adjudicateOn);
    eligibleCategories = inOrder(eligibleCategories);
    readerSees = inOrder(readerSees);
    requiredSeries = List.copyOf(requiredSeries);
    recommendedSeries = List.copyOf(recommendedSeries);
    consentVersions = List.copyOf(consentVersions);
    nonImagingChecklist = List.copyOf(nonImagingChecklist);
    targetHours = Collections.unmodifiableMap(new TreeMap<>(targetHours));
    reminderPercent = List.copyOf(reminderPercent);
  }

  /** Name and version, as cases refer to it. */
  public CharterKey key() {
    return new CharterKey(charterId, version);
  }

  /** The trial as images name it. */
  public TrialIdentity identity(String trialId) {
    return new TrialIdentity(trialId, sponsor, protocolId, protocolName);
  }

  // Sets in the order of their enum, so that equal charters read and hash alike.
  private static <E extends Enum<E>> Set<E> inOrder(Set<E> words) {
    return Collections.unmodifiableSet(new TreeSet<>(words));
  }
}
