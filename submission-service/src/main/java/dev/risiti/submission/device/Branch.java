package dev.risiti.submission.device;

import dev.risiti.contracts.device.Environment;

/** A branch of a taxpayer. */
public record Branch(Environment environment, String pin, String branchId) {}
