package dev.risiti.credential.access;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.registration;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class AccessIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong", "Bearer ", "Basic dev-admin-token", "dev-admin-token", "Bearer dev-sync-token"})
    void theRegistrationApiLetsOnlyTheAdministratorIn(String authorization) {
        given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(registration("t", "P000000301A", "00", "OK-301"))
                .post("/devices")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_AUTHENTICATED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/books",
                "/internal/devices/1/credentials",
                "/internal/books/1/access-token",
                "/internal/gateway-apps/1"
            })
    void theInternalApiLetsOnlyServicesIn(String path) {
        given().get(path).then().statusCode(401);
        asAdmin().get(path).then().statusCode(401);
    }

    @Test
    void aBrokenFieldIsNamedWithItsValueAndItsCure() {
        asAdmin()
                .body(registration("t", "051234567", "00", "OK-302"))
                .post("/devices")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("CONTRACT_VIOLATION"))
                .body("field", equalTo("pin"))
                .body("value", equalTo("051234567"))
                .body("fix", equalTo("give a KRA PIN: letter, nine digits, letter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"communicationKey\":{\"a\":\"SECRET\"}}", "{\"communicationKey\":\"SECRET", "\"SECRET\""})
    void aBrokenUploadIsNotQuoted(String body) {
        String answer = asAdmin()
                .body(body)
                .post("/devices/nobody/keys")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(answer).doesNotContain("SECRET");
    }

    @Test
    void aMissingDeviceIsAProblem() {
        asAdmin().get("/devices/nobody").then().statusCode(404).body("code", equalTo("DEVICE_UNKNOWN"));
    }
}
