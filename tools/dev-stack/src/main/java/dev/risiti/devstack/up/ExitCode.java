package dev.risiti.devstack.up;

/** What the launcher ends with; 0 unless something says otherwise, because a signal is an ordinary way to stop it. */
final class ExitCode {

    private volatile int code;

    int set(int value) {
        code = value;
        return value;
    }

    int get() {
        return code;
    }
}
