package dev.risiti.simulator.oscu.registry;

/** What identifies a supplier's invoice (KRA reference 8). */
public record SupplierKey(String spplrTin, String spplrBhfId, long spplrInvcNo) {}
