package dev.risiti.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that dies in the middle of the day costs time and nothing else. */
@ExtendWith(SharedStack.class)
class KillOneServiceIT {
    private static final Pattern FIRST_RESULTS = Pattern.compile("[1-9][0-9]* of [0-9]+ documents decided");

    @ParameterizedTest
    @ValueSource(strings = {"credential-service", "submission-service", "sync-service", "lineage-service"})
    void everyDocumentIsReceiptedOnceAlthoughAServiceIsKilled(String service, Stack stack) throws InterruptedException {
        stack.awaitReady();
        RunningProcess demo = stack.startDemo();
        demo.awaitOutput(FIRST_RESULTS, Duration.ofMinutes(2));

        stack.kill(service);

        int exitCode = demo.awaitEnd(Duration.ofMinutes(5));
        assertThat(exitCode).as(demo.output()).isZero();
        assertThat(stack.console()).contains(service + " died");
    }
}
