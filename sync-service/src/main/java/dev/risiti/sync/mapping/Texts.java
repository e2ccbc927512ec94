package dev.risiti.sync.mapping;

/** Texts of the books, cut to what a contract field holds. */
final class Texts {
    private Texts() {}

    /** Never splits a surrogate pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
