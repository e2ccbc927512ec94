package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.simulator.oscu.signature.ControlUnit;
import org.junit.jupiter.api.Test;

class ControlUnitTest {
    /** Computed with Python: base64.b32encode of hmac.new(key, text, sha256).digest()[:10] and [10:26]. */
    @Test
    void signsAsPublished() {
        assertThat(ControlUnit.sign("P051234567M", "00", 7, "100.00", "20260105101500"))
                .isEqualTo(new ControlUnit.Signature("UNEDUBFQLEM6SU7N", "KQM7TXZOUYG2A2UEPTH4SJIFK4"));
    }
}
