package dev.risiti.bench.report;

/** What whoever started the run reads while it goes on. */
public final class Console {
    private Console() {}

    public static void line(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
