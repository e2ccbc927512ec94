package dev.risiti.lineage.note;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({
        "PARKED,        3, same,  DUPLICATE",
        "PARKED,        3, other, CONFLICT",
        "PARKED,        2, other, OUTDATED",
        "PARKED,        4, other, DUE",
        "REFUSED,       4, other, DUE",
        "REFUSED,       3, same,  DUPLICATE",
        "ROUTED,        4, other, DRIFT",
        "RAISE_ELSEWHERE, 4, other, DRIFT",
        "ACCEPTED,      4, same,  DRIFT",
        "ACCEPTED,      3, other, CONFLICT"
    })
    void comparesWithTheRevisionThatIsStored(NoteState state, int revision, String hash, Storing expected) {
        assertThat(new Versions(1, state, 3, "same", null, null).storing(revision, hash))
                .isEqualTo(expected);
    }

    @Test
    void comparesWithTheRevisionThatWaitsBehindIt() {
        Versions versions = new Versions(1, NoteState.ROUTED, 3, "same", 6, "newer");

        assertThat(versions.storing(6, "newer")).isEqualTo(Storing.DUPLICATE);
        assertThat(versions.storing(6, "other")).isEqualTo(Storing.CONFLICT);
        assertThat(versions.storing(5, "other")).isEqualTo(Storing.OUTDATED);
        assertThat(versions.storing(7, "other")).isEqualTo(Storing.DRIFT);
    }
}
