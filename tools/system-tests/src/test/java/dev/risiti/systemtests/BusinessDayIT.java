package dev.risiti.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on real processes: the demo audits itself against KRA's ledger and the books. */
@ExtendWith(SharedStack.class)
class BusinessDayIT {
    @Test
    void everyDocumentOfTheDayEndsAsItMust(Stack stack) throws InterruptedException {
        RunningProcess demo = stack.startDemo();

        int exitCode = demo.awaitEnd(Duration.ofMinutes(5));

        assertThat(exitCode).as(demo.output()).isZero();
    }
}
