package dev.risiti.simulator.oscu.registry;

/** What identifies a line of a customs declaration (KRA reference 2.15). */
public record ImportKey(String taskCd, String dclDe, long itemSeq) {}
