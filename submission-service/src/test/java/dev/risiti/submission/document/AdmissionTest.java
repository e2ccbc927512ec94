package dev.risiti.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
    @Test
    void storesAnIdentitySeenForTheFirstTime() {
        assertThat(Admission.of(null, 7, false)).isEqualTo(Admission.NEW);
    }

    @ParameterizedTest
    @EnumSource(DocumentState.class)
    void ignoresTheSameRevisionWithTheSameContentInEveryState(DocumentState state) {
        assertThat(Admission.of(known(3, false, state), 3, true)).isEqualTo(Admission.DUPLICATE);
    }

    @ParameterizedTest
    @EnumSource(DocumentState.class)
    void refusesTheSameRevisionWithOtherContentInEveryState(DocumentState state) {
        assertThat(Admission.of(known(3, false, state), 3, false)).isEqualTo(Admission.CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(DocumentState.class)
    void ignoresALowerRevisionInEveryState(DocumentState state) {
        assertThat(Admission.of(known(3, true, state), 2, false)).isEqualTo(Admission.STALE);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED,   false, REPLACES",
        "QUEUED,   true,  HELD",
        "WAITING,  false, REPLACES",
        "BLOCKED,  true,  HELD",
        "BLOCKED,  false, REPLACES",
        "REFUSED,  false, REPLACES",
        "ACCEPTED, false, DRIFT",
        "WITHDRAWN, false, DRIFT"
    })
    void treatsAHigherRevisionByWhatKraMayHold(DocumentState state, boolean undecided, Admission expected) {
        assertThat(Admission.of(known(3, undecided, state), 4, false)).isEqualTo(expected);
    }

    private static Admission.Known known(int revision, boolean undecided, DocumentState state) {
        return new Admission.Known(revision, undecided, false, state);
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentState.class,
            names = {"QUEUED", "WAITING", "BLOCKED"})
    void neverReplacesWhatKraTookInPart(DocumentState state) {
        Admission.Known begun = new Admission.Known(3, false, true, state);
        assertThat(Admission.of(begun, 4, false)).isEqualTo(Admission.DRIFT);
    }
}
