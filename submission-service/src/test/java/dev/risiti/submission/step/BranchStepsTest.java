package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.contracts.document.BranchInsurance;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.effect.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a branch registers before it sells: customers, users, insurances. */
class BranchStepsTest {
    private final Scene scene = new Scene();

    @Test
    void registersACustomerOfTheBranch() {
        JsonNode body = body(new BranchCustomer(
                "tenant",
                Scene.SOURCE,
                "Customer/5",
                1,
                Scene.DEVICE,
                null,
                "5",
                "P000000009Z",
                "Builders Ltd",
                "Moi Avenue",
                "0700",
                null,
                null,
                false,
                null));
        assertThat(body.get("custNo").asText()).isEqualTo("5");
        assertThat(body.get("custTin").asText()).isEqualTo("P000000009Z");
        assertThat(body.get("adrs").asText()).isEqualTo("Moi Avenue");
        assertThat(body.get("useYn").asText()).isEqualTo("N");
    }

    @Test
    void registersAnInsuranceScheme() {
        JsonNode body = body(new BranchInsurance(
                "tenant", Scene.SOURCE, "Scheme/1", 1, Scene.DEVICE, null, "AAR", "AAR Health", 80, true));
        assertThat(body.get("isrccCd").asText()).isEqualTo("AAR");
        assertThat(body.get("isrcRt").asInt()).isEqualTo(80);
    }

    @Test
    void makesAPasswordOfItsOwnForEachUser() {
        String first = body(user(Scene.SOURCE, "User/1")).get("pwd").asText();
        assertThat(first).hasSizeGreaterThan(30);
        assertThat(body(user(Scene.SOURCE, "User/1")).get("pwd").asText()).isNotEqualTo(first);
    }

    @Test
    void letsTheDeviceBeginWithOurOwnUser() {
        assertThat(milestones(user("risiti", Scene.DEVICE)))
                .containsExactly(DeviceProgress.Milestone.BRANCH_USER_SAVED);
    }

    @Test
    void saysNothingOfTheDeviceForAUserOfAConnector() {
        assertThat(milestones(user(Scene.SOURCE, Scene.DEVICE))).isEmpty();
    }

    @Test
    void isDoneWithOneCall() {
        FiscalDocument user = user(Scene.SOURCE, "User/1");
        Task task = scene.task(user.identity(), user, 0);
        Task.Done done = scene.accept(task, task.next(null), null);
        assertThat(done.whole()).isTrue();
        assertThat(Scene.result(done.effects())).contains(ResultState.ACCEPTED);
    }

    private JsonNode body(FiscalDocument document) {
        return Scene.body(scene.task(document.identity(), document, 0).next(null));
    }

    private List<DeviceProgress.Milestone> milestones(FiscalDocument document) {
        Task task = scene.task(document.identity(), document, 0);
        return scene.accept(task, task.next(null), null).effects().stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .filter(DeviceProgress.class::isInstance)
                .map(event -> ((DeviceProgress) event).milestone())
                .toList();
    }

    private static BranchUser user(String source, String id) {
        return new BranchUser(
                "tenant", source, id, 1, Scene.DEVICE, null, "jane", "Jane", null, null, null, true, null);
    }
}
