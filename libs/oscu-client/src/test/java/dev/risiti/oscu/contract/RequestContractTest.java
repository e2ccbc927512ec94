package dev.risiti.oscu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.WireViolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each request against the table: fields, kinds, lengths, what is mandatory. */
class RequestContractTest {
    /** Of the table, but never in a body: the key is a header, and one field nobody needs. */
    static final Set<String> LEFT_OUT = Set.of("cmcKey", "ioTyCd");

    /** Optional on paper, demanded by the client: without them a door refuses the request, or a later one. */
    private static final Map<OscuCall, Set<String>> STRICTER = Map.of(
            OscuCall.SAVE_TRNS_SALES_OSDC, Set.of("custNm", "itemList.itemClsCd"),
            OscuCall.SELECT_TAXPAYER_INFO, Set.of("lastReqDt"),
            OscuCall.UPDATE_IMPORT_ITEM, Set.of("remark"),
            OscuCall.INSERT_TRNS_PURCHASE, Set.of("itemList.itemCd", "itemList.pkgUnitCd"),
            OscuCall.INSERT_STOCK_IO, Set.of("itemList.itemCd"));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A field of a call's request. */
    record Place(OscuCall call, String path, Class<?> type, Field field) {
        Specimen specimen() {
            return new Specimen(Endpoint.of(call));
        }

        @Override
        public String toString() {
            return call.wireName() + " " + path;
        }
    }

    static List<Place> places() {
        var places = new ArrayList<Place>();
        for (var endpoint : Endpoint.all()) {
            var specimen = new Specimen(endpoint);
            specimen.components()
                    .forEach((path, type) -> places.add(new Place(endpoint.call(), path, type, specimen.field(path))));
        }
        return places;
    }

    static Stream<Place> texts() {
        return places().stream().filter(place -> place.type() == String.class);
    }

    static Stream<Place> decimals() {
        return places().stream().filter(place -> place.type() == BigDecimal.class);
    }

    static Stream<Place> mandatory() {
        return places().stream()
                .filter(place -> !place.type().isPrimitive())
                .filter(place -> place.field().required());
    }

    static Stream<Place> optional() {
        return places().stream()
                .filter(place -> !place.type().isPrimitive() && !place.field().required());
    }

    @Test
    void theTableHasAllCalls() {
        assertThat(Endpoint.all()).extracting(Endpoint::call).containsExactlyInAnyOrder(OscuCall.values());
        assertThat(places()).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource(OscuCall.class)
    void goesToThePathOfEachDoor(OscuCall call) {
        assertThat(call.path(FrontDoor.DIRECT)).isEqualTo(Endpoint.of(call).directPath());
        assertThat(call.path(FrontDoor.GATEWAY))
                .isEqualTo(Endpoint.of(call).gatewayPaths().getFirst());
    }

    @ParameterizedTest
    @EnumSource(OscuCall.class)
    void carriesTheFieldsOfTheTableAndNoOthers(OscuCall call) throws IOException {
        var endpoint = Endpoint.of(call);
        var request = OscuRequests.encode(new Specimen(endpoint).with(Map.of()));
        var body = JSON.readTree(request.body());

        assertThat(request.call()).isEqualTo(call);
        assertFields(body, endpoint.request());
        if (body.has("receipt")) {
            assertFields(body.get("receipt"), endpoint.receipt());
        }
        if (body.has("itemList")) {
            assertFields(body.get("itemList").get(0), endpoint.item());
        }
    }

    private static void assertFields(JsonNode object, List<Field> table) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        // A look-up by number may carry a watermark; ours does not.
        var expected = table.stream()
                .filter(field -> field.required() || !field.name().equals("lastReqDt") || object.has("lastReqDt"))
                .map(Field::name)
                .filter(name -> !LEFT_OUT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).isEqualTo(expected);
        for (var field : table) {
            var value = object.path(field.name());
            if (value.isMissingNode()) {
                continue;
            }
            assertThat(value.isTextual()).as(field.name()).isEqualTo(field.isText());
            assertThat(value.isNumber()).as(field.name()).isEqualTo(field.isNumber());
            if (field.isText()) {
                assertThat(value.asText().length()).as(field.name()).isBetween(1, field.length());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesATextThatIsTooLong(Place place) {
        assertViolation(
                place,
                place.field().isYesOrNo() ? "YY" : "x".repeat(place.field().length() + 1));
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void refusesANumberThatIsTooLongTooFineOrNegative(Place place) {
        var full = Specimen.full(place.field());
        var unit = BigDecimal.ONE.movePointLeft(place.field().decimals());

        assertViolation(place, full.add(unit));
        assertViolation(place, unit.movePointLeft(1));
        assertViolation(place, unit.negate());
    }

    @ParameterizedTest
    @MethodSource("mandatory")
    void refusesAMissingMandatoryField(Place place) {
        assertViolation(place, null);
        if (place.type() == String.class) {
            assertViolation(place, " ");
        }
    }

    @ParameterizedTest
    @MethodSource("optional")
    void takesAMissingOptionalField(Place place) {
        boolean stricter = STRICTER.getOrDefault(place.call(), Set.of()).contains(place.path());
        if (stricter) {
            assertViolation(place, null);
        } else {
            var missing = new HashMap<>(only(place, null));
            if (place.field().name().equals("custTin")) {
                // A sale and its receipt name the same buyer.
                missing.put("custTin", null);
                missing.put("receipt.custTin", null);
            }
            assertThatCode(() -> place.specimen().with(missing)).doesNotThrowAnyException();
        }
    }

    private static void assertViolation(Place place, @Nullable Object value) {
        assertThat(catchThrowable(() -> place.specimen().with(only(place, value))))
                .as("%s = %s", place, value)
                .isInstanceOfSatisfying(WireViolation.class, violation -> {
                    var name = place.path().substring(place.path().indexOf('.') + 1);
                    assertThat(violation.field()).endsWith(name);
                    assertThat(violation.limit()).isNotBlank();
                });
    }

    private static Map<String, @Nullable Object> only(Place place, @Nullable Object value) {
        return Collections.singletonMap(place.path(), value);
    }
}
