package dev.risiti.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The JSON of the events that the bench publishes, as any connector would write it. */
final class Events {
    private static final String TENANT = "bench";

    /** KRA takes no sale of tomorrow, and its day is Nairobi's. */
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

    private Events() {}

    /** A device that may submit. */
    static byte[] device(Lane lane, String controlUnitId) {
        return """
                {"deviceId":"%s","version":3,"tenantId":"%s","environment":"SANDBOX","pin":"%s","branchId":"00",\
                "solution":"OSCU","frontDoor":"DIRECT","serialNumber":"BENCH/%s","taxpayerName":"Bench",\
                "state":"ACTIVE","controlUnit":{"controlUnitId":"%s","machineCode":"BENCH"},"changedAt":"%s"}""".formatted(lane.deviceId(), TENANT, lane.pin(), lane.pin(), controlUnitId, Instant.now())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The rate of a tax type, as KRA's code list has it. */
    static byte[] taxRate(String type, int percent, boolean inUse) {
        return """
                {"environment":"SANDBOX","list":"04","code":"%s","name":"VAT","inUse":%s,"rate":"%d",\
                "effectiveFrom":"1970-01-01","seenAt":"%s"}""".formatted(type, inUse, percent, Instant.now()).getBytes(StandardCharsets.UTF_8);
    }

    /** A service: one call to KRA, no stock. */
    static byte[] sale(Lane lane, int number) {
        return """
                {"tenantId":"%s","source":"bench/%s","sourceDocumentId":"%d","revision":1,"deviceId":"%s",\
                "number":"INV-%d","date":"%s","currency":"KES","buyer":{"name":"Walk-in customer"},\
                "paymentMethod":"MOBILE_MONEY","lines":[{"lineId":"1","quantity":"1","total":"116.00","taxType":"B",\
                "item":{"sourceItemId":"1","name":"Delivery","type":"SERVICE","classCode":"1010160100",\
                "originCountry":"KE","packagingUnit":"NT","quantityUnit":"NO","taxType":"B",\
                "defaultPrice":"116.00"}}]}""".formatted(TENANT, lane.pin(), number, lane.deviceId(), number, LocalDate.now(NAIROBI))
                .getBytes(StandardCharsets.UTF_8);
    }
}
