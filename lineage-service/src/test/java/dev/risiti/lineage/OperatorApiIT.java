package dev.risiti.lineage;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Who may ask, and what a wrong request is told. */
@QuarkusTest
@TestProfile(ShortPauses.class)
class OperatorApiIT {

    @Test
    void keepsTheOperatorApiForThoseWithTheToken() {
        given().get("/credit-notes").then().statusCode(401).body("code", Matchers.is("TOKEN_REQUIRED"));
        given().header("Authorization", "Bearer test-admin-tokem")
                .get("/issued-documents?tenantId=x&number=1")
                .then()
                .statusCode(401);
    }

    @Test
    void saysWhichFieldOfAnImportIsWrong() {
        Shop.api()
                .contentType("application/json")
                .body(
                        "{\"tenantId\":\"t\",\"source\":\"s\",\"sourceDocumentId\":\"1\",\"number\":\"1\","
                                + "\"date\":\"2026-01-01\",\"environment\":\"SANDBOX\",\"pin\":\"P051234567A\",\"invoiceNumber\":null}")
                .post("/issued-documents")
                .then()
                .statusCode(400)
                .body("code", Matchers.is("CONTRACT_VIOLATION"))
                .body("detail", Matchers.containsString("invoiceNumber"));
    }
}
