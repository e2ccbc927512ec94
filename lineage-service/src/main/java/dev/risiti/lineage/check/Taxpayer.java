package dev.risiti.lineage.check;

import dev.risiti.contracts.device.Environment;

/** Whose books a device belongs to: a PIN in one of KRA's two worlds. */
public record Taxpayer(Environment environment, String pin) {}
