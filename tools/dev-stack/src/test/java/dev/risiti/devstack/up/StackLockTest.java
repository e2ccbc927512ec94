package dev.risiti.devstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    @TempDir
    private Path directory;

    @Test
    void isRefusedWhileAnotherProcessHoldsItAndFreeWhenThatOneIsKilled() throws Exception {
        Path file = directory.resolve("lock");
        Process holder = JavaChild.start(LockHolder.class, file);
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("holding");
            assertThat(StackLock.tryAcquire(file)).isEmpty();
            // A refused attempt must not weaken the lock of the other process.
            assertThat(StackLock.tryAcquire(file)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }

        Optional<StackLock> lock = StackLock.tryAcquire(file);

        assertThat(lock).isPresent();
        lock.orElseThrow().close();
    }

    @Test
    void canBeTakenAgainAfterItsRelease() {
        Path file = directory.resolve("lock");
        StackLock.tryAcquire(file).orElseThrow().close();

        Optional<StackLock> again = StackLock.tryAcquire(file);

        assertThat(again).isPresent();
        again.orElseThrow().close();
    }
}
