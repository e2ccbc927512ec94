package dev.risiti.simulator.books.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.Settings.ThrottleBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Refusals by the gateway in front of the accounting API: another shape than its own faults (connector reference 1.12). */
final class GatewayAnswers {
    private static final String THROTTLED = "message=ThrottleExceeded; errorCode=003001; statusCode=429";

    private GatewayAnswers() {}

    static Response unauthorised(String detail, Instant now) {
        return fault(
                401,
                "message=AuthenticationFailed; errorCode=003200; statusCode=401",
                detail,
                "3200",
                "AUTHENTICATION",
                now);
    }

    static Response forbidden(Instant now) {
        return fault(
                403,
                "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
                "The token belongs to another company",
                "3100",
                "AUTHORIZATION",
                now);
    }

    static Response throttled(ThrottleBody body, Instant now) {
        if (body == ThrottleBody.JSON) {
            return fault(429, THROTTLED, "The request limit was reached. Try again later", "3001", "SERVICE", now);
        }
        String xml = """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <IntuitResponse time="%s" xmlns="http://schema.intuit.com/finance/v3">\
                <Fault type="SERVICE"><Error code="3001"><Message>%s</Message>\
                <Detail>The request limit was reached. Try again later</Detail></Error></Fault>\
                </IntuitResponse>""".formatted(QboTime.millis(now), THROTTLED);
        return Response.status(429)
                .type(MediaType.APPLICATION_XML_TYPE)
                .entity(xml)
                .build();
    }

    static Response brokenDown(Instant now) {
        ObjectNode body = Json.object();
        ObjectNode fault = body.putObject("Fault");
        fault.putArray("Error")
                .addObject()
                .put("Message", "An application error has occurred while processing your request")
                .put("Detail", "System Failure Error: injected fault")
                .put("code", "10000")
                .put("element", "");
        fault.put("type", "SystemFault");
        body.put("time", QboTime.millis(now));
        return json(500, body);
    }

    private static Response fault(int status, String message, String detail, String code, String type, Instant now) {
        ObjectNode body = Json.object().putNull("warnings").putNull("intuitObject");
        ObjectNode fault = body.putObject("fault");
        fault.putArray("error")
                .addObject()
                .put("message", message)
                .put("detail", detail)
                .put("code", code)
                .putNull("element");
        fault.put("type", type);
        body.putNull("report").putNull("queryResponse");
        body.putArray("batchItemResponse");
        body.putArray("attachableResponse");
        body.putNull("syncErrorResponse").putNull("requestId");
        body.put("time", now.toEpochMilli()).putNull("status");
        body.putArray("cdcresponse");
        return json(status, body);
    }

    private static Response json(int status, ObjectNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(body))
                .build();
    }
}
