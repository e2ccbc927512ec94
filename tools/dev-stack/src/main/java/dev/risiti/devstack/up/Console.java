package dev.risiti.devstack.up;

/** Plain lines for the person at the terminal. */
final class Console {

    private Console() {}

    static void line(String message) {
        System.out.println(message);
    }

    static void error(String message) {
        System.err.println(message);
    }
}
