package dev.risiti.devstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Takes the lock and keeps it until it is killed. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        Optional<StackLock> lock = StackLock.tryAcquire(Path.of(arguments[0]));
        System.out.println(lock.isPresent() ? "holding" : "refused");
        int endOfInput = System.in.read();
        lock.ifPresent(StackLock::close);
        System.exit(endOfInput);
    }
}
