package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrialIdentityTest {

  @Test
  void aTrialNeedsNoProtocolName() {
    assertThat(new TrialIdentity("DEMO", "Sponsor", "P-1", "").protocolName()).isEmpty();
  }

  @Test
  void whatDoesNotFitTheElementIsRefusedBeforeAnyImageIsStamped() {
    assertThatThrownBy(() -> new TrialIdentity("DEMO", "Sponsor", "P-1", "x".repeat(65)))
        .hasMessage("The trial's protocol name has 65 characters; allowed are 0 to 64");
    assertThatThrownBy(() -> new TrialIdentity("DEMO", "A\\B", "P-1", ""))
        .hasMessageContaining("backslash");
  }
}
