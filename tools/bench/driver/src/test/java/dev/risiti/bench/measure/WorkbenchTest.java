package dev.risiti.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    @Test
    void theMedianLiesInTheMiddle() {
        assertThat(Workbench.median(List.of(9.0, 1.0, 1.1, 1.2, 0.9))).isEqualTo(1.1);
        assertThat(Workbench.median(List.of(1.0, 2.0))).isEqualTo(1.5);
    }
}
