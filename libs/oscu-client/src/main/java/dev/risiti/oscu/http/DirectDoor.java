package dev.risiti.oscu.http;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import java.io.IOException;

/** The direct front door: device headers only. */
final class DirectDoor implements AutoCloseable {
    private final String baseUrl;
    private final Connections connections;

    DirectDoor(String baseUrl, Connections connections) {
        this.baseUrl = baseUrl;
        this.connections = connections;
    }

    Outcome send(DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var call = request.call();
        var url = baseUrl + "/" + call.path(FrontDoor.DIRECT);
        var exchange = connections.exchange(
                api -> api.post(url, null, null, device.tin(), device.bhfId(), device.cmcKey(), request.body()),
                deadline);
        return switch (exchange) {
            case Exchange.Answered(var reply) -> OutcomeClassifier.classify(call, FrontDoor.DIRECT, reply);
            case Exchange.Failed(var failure) -> OutcomeClassifier.classify(failure);
        };
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }
}
