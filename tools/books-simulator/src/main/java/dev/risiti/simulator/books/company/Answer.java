package dev.risiti.simulator.books.company;

/** What a write was answered with: HTTP status and body. */
public record Answer(int status, String body) {}
