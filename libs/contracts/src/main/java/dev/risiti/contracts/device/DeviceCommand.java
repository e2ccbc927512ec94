package dev.risiti.contracts.device;

import dev.risiti.contracts.event.RisitiEvent;

/**
 * What a connector asks of a device, on {@code risiti.device-commands.v1}. Secrets never travel here: they enter over
 * HTTPS and are named by reference.
 */
public sealed interface DeviceCommand extends RisitiEvent
        permits RegisterDevice, InitialiseDevice, AdoptDevice, SuspendDevice, ResumeDevice, RemoveDevice {
    String tenantId();
}
