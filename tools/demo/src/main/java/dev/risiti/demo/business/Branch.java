package dev.risiti.demo.business;

/**
 * A branch of the business.
 *
 * @param id KRA's branch id
 * @param serialNumber what the device is approved under on KRA's portal
 */
public record Branch(String id, String name, String serialNumber) {}
