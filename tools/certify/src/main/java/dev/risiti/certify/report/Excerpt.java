package dev.risiti.certify.report;

import io.quarkus.qute.TemplateExtension;

/** What the page shows of a long reply; the other form has all of it. */
@TemplateExtension
final class Excerpt {
    private static final int SHOWN = 4000;

    private Excerpt() {}

    /** The beginning. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }

    /** How many characters the beginning leaves out. */
    static int hidden(String text) {
        return Math.max(0, text.length() - SHOWN);
    }
}
