package dev.risiti.credential.gatewayapp;

import dev.risiti.contracts.device.Environment;
import java.time.Instant;

/** A gateway app as it is shown: without its secret. */
public record GatewayAppView(String name, Environment environment, String clientId, String appId, Instant changedAt) {}
