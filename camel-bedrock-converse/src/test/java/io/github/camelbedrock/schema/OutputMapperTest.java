/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import static io.github.camelbedrock.schema.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutputMapperTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Line(String name, int count, BigDecimal price) {}

    record Order(
            UUID id,
            List<Line> lines,
            Map<String, Double> rates,
            Size size,
            Optional<String> note,
            @Nullable String nick,
            LocalDate day,
            LocalDateTime at,
            LocalTime from,
            OffsetDateTime sent,
            OffsetTime until,
            Duration time,
            Period period,
            YearMonth month,
            BigInteger big) {}

    private static final Order ORDER = new Order(
            UUID.fromString("6f1f3c0e-6f3d-4f8a-9c7e-2b1d3a4c5e6f"),
            List.of(
                    new Line("a", 1, new BigDecimal("1.10")),
                    new Line("b", 2, new BigDecimal("12345678901234567890.123"))),
            Map.of("x", 0.5),
            Size.LARGE,
            Optional.of("n"),
            null,
            LocalDate.of(2026, 1, 31),
            LocalDateTime.of(2026, 1, 31, 9, 30, 0, 5),
            LocalTime.of(9, 30),
            OffsetDateTime.parse("2026-01-31T09:30:00+05:30"),
            OffsetTime.parse("09:30:15+05:30"),
            Duration.ofHours(36),
            Period.ofDays(3),
            YearMonth.of(2026, 1),
            new BigInteger("123456789012345678901234567890"));

    private static final SchemaValidator VALIDATOR = new SchemaValidator(ClassSchema.of(Order.class));

    @Test
    void whatIsWrittenFitsTheSchemaOfItsClassAndIsReadAsItWas() {
        JsonNode written = OutputMapper.parse(OutputMapper.write(ORDER).toString());
        assertThat(VALIDATOR.violations(written)).isEmpty();
        assertThat(OutputMapper.read(written, Order.class)).isEqualTo(ORDER);
        assertThat(written.has("nick")).isFalse();
    }

    @Test
    void aBrokenOneHasViolations() {
        String broken = OutputMapper.write(ORDER)
                .toString()
                .replace("LARGE", "HUGE")
                .replace("2026-01-31\"", "31.1.2026\"")
                .replace("\"count\":2", "\"count\":2.5")
                .replace("\"id\"", "\"di\"");
        assertThat(VALIDATOR.violations(OutputMapper.parse(broken)))
                .containsExactly(
                        "(root): property 'di' is not defined in the schema and the schema does not allow additional"
                                + " properties",
                        "(root): required property 'id' not found",
                        "/day: does not match the date pattern must be a valid RFC 3339 full-date",
                        "/lines/1/count: number found, integer expected",
                        "/size: does not have a value in the enumeration [\"SMALL\", \"LARGE\"]");
    }

    @Test
    void decimalsKeepTheirDigits() {
        Line line = OutputMapper.read(
                json("{'name':'a','count':1,'price':0.1000000000000000055511151231257827}"), Line.class);
        assertThat(line.price()).isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
        assertThat(OutputMapper.parse("1.10")).hasToString("1.10");
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("unknown properties are passed over", "{'name':'a','count':3,'price':1,'more':[1]}"),
                arguments("3.0 is 3", "{'name':'a','count':3.0,'price':1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void taken(String rule, String answer) {
        assertThat(OutputMapper.read(json(answer), Line.class)).isEqualTo(new Line("a", 3, BigDecimal.ONE));
    }

    record Holder(@Nullable List<Line> lines, @Nullable Size size, @Nullable Map<String, Long> byName) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("2.5 is no int", "{'lines':[{'name':'a','count':2.5,'price':1}]}", "at /lines/0/count: "),
                arguments("too large", "{'lines':[{'name':'a','count':3000000000,'price':1}]}", "at /lines/0/count: "),
                arguments("huge exponent", "{'byName':{'a':1e999999999}}", "at /byName/a: "),
                arguments("text for a number", "{'lines':[{'name':'a','count':'2','price':1}]}", "at /lines/0/count: "),
                arguments("number for a text", "{'lines':[{'name':1,'count':2,'price':1}]}", "at /lines/0/name: "),
                arguments(
                        "null for a primitive",
                        "{'lines':[{'name':'a','count':null,'price':1}]}",
                        "at /lines/0/count: "),
                arguments("unknown constant", "{'size':'HUGE'}", "at /size: "),
                arguments("constant in lower case", "{'size':'small'}", "at /size: "),
                arguments("constant by its place", "{'size':0}", "at /size: "),
                arguments("escaped pointer", "{'byName':{'a/b~c':'x'}}", "at /byName/a~1b~0c: "),
                arguments("another kind", "[]", "at its root: "),
                arguments("null", "null", "is null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String rule, String answer, String place) {
        assertThatThrownBy(() -> OutputMapper.read(json(answer), Holder.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(Holder.class.getName());
    }

    static Stream<Arguments> noJson() {
        return Stream.of(
                arguments("empty", ""),
                arguments("two values", "{} {}"),
                arguments("cut off", "{\"a\":1"),
                arguments("prose", "Here is the JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void noJson(String rule, String text) {
        assertThatThrownBy(() -> OutputMapper.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not JSON: ");
    }
}
