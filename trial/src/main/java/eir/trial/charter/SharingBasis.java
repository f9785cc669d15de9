package eir.trial.charter;

/** What the sender attests before the upload. */
public enum SharingBasis {
  CONSENT_IMAGING,
  CONSENT_TRIAL,
  LEGAL_BASIS
}
