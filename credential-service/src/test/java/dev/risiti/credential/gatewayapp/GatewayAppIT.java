package dev.risiti.credential.gatewayapp;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.asSubmission;
import static dev.risiti.credential.testing.Administrator.gatewayRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class GatewayAppIT {

    private static String app(String name, String environment, String clientId, String secretField) {
        return "{\"name\":\"%s\",\"environment\":\"%s\",\"clientId\":\"%s\",%s\"appId\":\"app-of-%s\"}"
                .formatted(name, environment, clientId, secretField, clientId);
    }

    private static String secret(String secret) {
        return "\"clientSecret\":\"" + secret + "\",";
    }

    private static void register(String app) {
        asAdmin().body(app).post("/gateway-apps").then().statusCode(204);
    }

    private static String secretGivenToServices(String name) {
        return asSubmission()
                .get("/internal/gateway-apps/" + name)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("clientSecret");
    }

    @Test
    void isListedWithoutItsSecretAndGivenWithItToServicesAlone() {
        register(app("listed", "SANDBOX", "listed-id", secret("listed-secret")));

        String listed = asAdmin()
                .get("/gateway-apps")
                .then()
                .statusCode(200)
                .body("name", hasItem("listed"))
                .body("clientId", hasItem("listed-id"))
                .body("appId", hasItem("app-of-listed-id"))
                .extract()
                .asString();

        assertThat(listed).doesNotContain("listed-secret", "clientSecret");
        asSubmission().get("/gateway-apps").then().statusCode(401);
        assertThat(secretGivenToServices("listed")).isEqualTo("listed-secret");
    }

    @Test
    void repeatingARegistrationRotatesTheSecret() {
        register(app("rotated", "SANDBOX", "rotated-id", secret("first")));

        register(app("rotated", "SANDBOX", "rotated-id", secret("second")));

        assertThat(secretGivenToServices("rotated")).isEqualTo("second");
    }

    @Test
    void theAppIdIsCorrectedWithoutTheSecretButTheClientIdIsNot() {
        register(app("corrected", "SANDBOX", "corrected-id", secret("kept")));

        register(app("corrected", "SANDBOX", "corrected-id", "").replace("app-of-corrected-id", "the-right-app-id"));

        asSubmission()
                .get("/internal/gateway-apps/corrected")
                .then()
                .body("appId", equalTo("the-right-app-id"))
                .body("clientSecret", equalTo("kept"));
        asAdmin()
                .body(app("corrected", "SANDBOX", "another-id", ""))
                .post("/gateway-apps")
                .then()
                .statusCode(409)
                .body("code", equalTo("CLIENT_SECRET_MISSING"));
    }

    @Test
    void aNameStaysInItsEnvironment() {
        register(app("settled", "SANDBOX", "settled-id", secret("sandbox-secret")));

        asAdmin()
                .body(app("settled", "PRODUCTION", "settled-id", secret("production-secret")))
                .post("/gateway-apps")
                .then()
                .statusCode(409)
                .body("code", equalTo("GATEWAY_APP_OF_ANOTHER_ENVIRONMENT"));

        assertThat(secretGivenToServices("settled")).isEqualTo("sandbox-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"broken\",\"clientSecret\":{\"a\":\"SECRET\"}}",
                "{\"name\":\"broken\",\"clientSecret\":\"SECRET",
                "{\"name\":\"broken\",\"environment\":\"SANDBOX\",\"clientId\":\"a\",\"appId\":\"b\",\"clientSecret\":\"SECRET \"}",
                "{\"name\":\"broken\",\"environment\":\"SANDBOX\",\"clientId\":\"a:b\",\"appId\":\"b\",\"clientSecret\":\"SECRET\"}"
            })
    void aBrokenRegistrationIsNotQuoted(String body) {
        String answer = asAdmin()
                .body(body)
                .post("/gateway-apps")
                .then()
                .statusCode(400)
                .body("code", equalTo("CONTRACT_VIOLATION"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWAY, in-production, 409, GATEWAY_APP_OF_ANOTHER_ENVIRONMENT",
        "GATEWAY, never-heard-of, 404, GATEWAY_APP_UNKNOWN",
        "DIRECT, in-production, 409, GATEWAY_APP_NOT_USED"
    })
    void aDeviceNamesAnAppOfItsOwnEnvironmentBehindTheGatewayAlone(String door, String name, int status, String code) {
        register(app("in-production", "PRODUCTION", "production-id", secret("production-secret")));

        asAdmin()
                .body(gatewayRegistration("apps", "P000000401A", "SN-401", name).replace("GATEWAY", door))
                .post("/devices")
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("value", equalTo(name));
    }

    @Test
    void aDeviceBehindTheGatewayNamesAnApp() {
        asAdmin()
                .body(gatewayRegistration("apps", "P000000402A", "SN-402", "x").replace(",\"gatewayApp\":\"x\"", ""))
                .post("/devices")
                .then()
                .statusCode(409)
                .body("code", equalTo("GATEWAY_APP_MISSING"));
    }
}
