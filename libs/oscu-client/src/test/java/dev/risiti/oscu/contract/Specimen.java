package dev.risiti.oscu.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.wire.ChangesSince;
import dev.risiti.oscu.wire.WireRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of a call, every field filled to its limit out of the field table, some overridden. A field is named by its
 * path: {@code custNm}, {@code receipt.adrs}, {@code itemList.qty}.
 */
final class Specimen {
    /** Values that a table cannot know: codes of which the client checks the meaning, and counts. */
    private static final Map<OscuCall, Map<String, Object>> FIXED = Map.of(
            OscuCall.SAVE_TRNS_SALES_OSDC, Map.of("rcptTyCd", "S", "orgInvcNo", 0L, "totItemCnt", 1),
            OscuCall.INSERT_TRNS_PURCHASE, Map.of("totItemCnt", 1),
            OscuCall.INSERT_STOCK_IO, Map.of("totItemCnt", 1),
            OscuCall.UPDATE_IMPORT_ITEM, Map.of("imptItemSttsCd", "3"));

    private final Endpoint endpoint;

    Specimen(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The request with some fields set otherwise; null is a value. Throws what its constructor throws. */
    WireRequest with(Map<String, @Nullable Object> overrides) {
        return (WireRequest) build(type(), "", overrides);
    }

    /** The path of each field that is a component of its own, with the component's type. */
    Map<String, Class<?>> components() {
        var components = new LinkedHashMap<String, Class<?>>();
        collect(type(), "", components);
        return components;
    }

    private Class<? extends Record> type() {
        if (endpoint.call().listsChanges()) {
            return ChangesSince.class;
        }
        for (var type : WireRequest.class.getPermittedSubclasses()) {
            if (type != ChangesSince.class && callOf(type) == endpoint.call()) {
                return type.asSubclass(Record.class);
            }
        }
        throw new AssertionError("no request type for " + endpoint.call().wireName());
    }

    /** Each type but one belongs to one call, which an instance tells; its fields come from any table that fits. */
    private static @Nullable OscuCall callOf(Class<?> type) {
        for (var other : Endpoint.all()) {
            var names = new LinkedHashMap<String, Class<?>>();
            collect(type.asSubclass(Record.class), "", names);
            var fields = other.request().stream().map(Field::name).toList();
            boolean fits =
                    names.keySet().stream().filter(name -> !name.contains(".")).allMatch(fields::contains);
            boolean all = fields.stream()
                    .filter(name -> !RequestContractTest.LEFT_OUT.contains(name))
                    .filter(name -> !name.equals("lastReqDt"))
                    .allMatch(name -> names.containsKey(name) || name.equals("receipt") || name.equals("itemList"));
            if (fits && all) {
                return other.call();
            }
        }
        return null;
    }

    private static void collect(Class<? extends Record> type, String prefix, Map<String, Class<?>> components) {
        for (var component : type.getRecordComponents()) {
            var path = prefix + component.getName();
            if (component.getType() == OscuCall.class) {
                continue;
            }
            if (component.getType() == List.class) {
                collect(elementOf(component), path + ".", components);
            } else if (component.getType().isRecord()) {
                boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
                collect(component.getType().asSubclass(Record.class), unwrapped ? prefix : path + ".", components);
            } else {
                components.put(path, component.getType());
            }
        }
    }

    private static Class<? extends Record> elementOf(RecordComponent component) {
        var element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return ((Class<?>) element).asSubclass(Record.class);
    }

    private Record build(Class<? extends Record> type, String prefix, Map<String, @Nullable Object> overrides) {
        var components = type.getRecordComponents();
        var types = new ArrayList<Class<?>>();
        var values = new ArrayList<@Nullable Object>();
        for (var component : components) {
            types.add(component.getType());
            values.add(value(component, prefix, overrides));
        }
        try {
            return type.getDeclaredConstructor(types.toArray(new Class<?>[0])).newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException violation) {
                throw violation;
            }
            throw new AssertionError(refused);
        } catch (ReflectiveOperationException unusual) {
            throw new LinkageError(type + " has no constructor to call", unusual);
        }
    }

    private @Nullable Object value(RecordComponent component, String prefix, Map<String, @Nullable Object> overrides) {
        var path = prefix + component.getName();
        var type = component.getType();
        if (overrides.containsKey(path)) {
            return overrides.get(path);
        }
        if (type == OscuCall.class) {
            return endpoint.call();
        }
        if (type == List.class) {
            return List.of(build(elementOf(component), path + ".", overrides));
        }
        if (type.isRecord()) {
            boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            return build(type.asSubclass(Record.class), unwrapped ? prefix : path + ".", overrides);
        }
        var fixed = FIXED.getOrDefault(endpoint.call(), new HashMap<>()).get(path);
        return fixed != null ? fixed : full(type, field(path));
    }

    /** The row of the table for a path. */
    Field field(String path) {
        var table = path.startsWith("receipt.")
                ? endpoint.receipt()
                : path.startsWith("itemList.") ? endpoint.item() : endpoint.request();
        var name = path.substring(path.indexOf('.') + 1);
        return table.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(endpoint.call().wireName() + " has no field " + path));
    }

    private static Object full(Class<?> type, Field field) {
        if (type == String.class) {
            return field.isYesOrNo() ? "Y" : "x".repeat(field.length());
        }
        if (type == BigDecimal.class) {
            return full(field);
        }
        if (type == long.class || type == Long.class) {
            return field.length() > 0 && field.length() < 18 ? full(field).longValueExact() : 999_999_999_999_999_999L;
        }
        if (type == int.class) {
            return full(field).intValueExact();
        }
        if (type == Instant.class) {
            return Instant.parse("2026-01-05T07:15:00Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 5);
        }
        if (type == TaxType.class) {
            return TaxType.B;
        }
        throw new AssertionError("no value for " + field.name() + " of " + type);
    }

    /** As many nines as the field takes. */
    static BigDecimal full(Field field) {
        return BigDecimal.TEN.pow(field.length()).subtract(BigDecimal.ONE).movePointLeft(field.decimals());
    }
}
