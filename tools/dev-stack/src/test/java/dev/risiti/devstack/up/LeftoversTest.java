package dev.risiti.devstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private final StateDirectory state;
    private final Process process;

    LeftoversTest(@TempDir Path project) throws Exception {
        this.state = new StateDirectory(project);
        this.process = new ProcessBuilder("sleep", "300").start();
    }

    @BeforeEach
    void createState() {
        state.create();
    }

    @AfterEach
    void endProcess() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Test
    void endsAProcessOfTheLastRun() {
        remember(ProcessRecord.of("sync-service", process.toHandle(), 8083, ""));

        List<String> removed = new Leftovers(state).remove();

        assertThat(removed).containsExactly("sync-service");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSameIdToday() {
        Instant yesterday = process.info().startInstant().orElseThrow().minusSeconds(86_400);
        remember(new ProcessRecord("sync-service", process.pid(), yesterday, 8083, ""));

        List<String> removed = new Leftovers(state).remove();

        assertThat(removed).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void forgetsTheLastRun() {
        remember(ProcessRecord.of("sync-service", process.toHandle(), 8083, ""));

        new Leftovers(state).remove();

        assertThat(new ProcessList(state.processes()).read()).isEmpty();
    }

    private void remember(ProcessRecord record) {
        ProcessRecord launcher = ProcessRecord.of("launcher", ProcessHandle.current(), 0, "");
        new ProcessList(state.processes()).write(new ProcessList.Content(launcher, List.of(record)));
    }
}
