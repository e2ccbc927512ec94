package dev.risiti.demo.day;

/**
 * A webhook that was delivered twice, byte for byte.
 *
 * @param status what the second delivery was answered with
 */
public record Duplicate(DayDocument document, int status) {}
