/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import static io.github.camelbedrock.schema.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassSchemaTest {

    enum Colour {
        RED,
        @JsonProperty("deep blue")
        BLUE
    }

    enum Level {
        LOW(1),
        HIGH(9);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    record Scalars(
            String a,
            int b,
            Long c,
            double d,
            BigDecimal e,
            BigInteger f,
            boolean g,
            char h,
            UUID i,
            URI j,
            byte[] k) {}

    record Dates(
            LocalDate a,
            LocalDateTime b,
            LocalTime c,
            OffsetDateTime d,
            ZonedDateTime e,
            Instant f,
            OffsetTime g,
            Duration h,
            Year i) {}

    record Texts(
            YearMonth a,
            MonthDay b,
            OptionalLong c,
            OptionalDouble d,
            char[] e,
            Charset f,
            Currency g,
            File h,
            InetAddress i,
            Locale j,
            Path k,
            Pattern l,
            TimeZone m,
            URL n) {}

    record Enums(Colour colour, Level level) {}

    record Item(String name, BigDecimal price) {}

    record Order(
            Item first, List<Item> items, Map<String, Double> rates, Map<String, Object> more, Set<Colour> colours) {}

    record Absent(
            Optional<String> a,
            OptionalInt b,
            Optional<Item> c,
            @Nullable String d,
            @JsonProperty(required = false) String e,
            @JsonInclude(JsonInclude.Include.NON_NULL) String f) {}

    @JsonClassDescription("A person")
    record Described(
            @JsonPropertyDescription("in years") @JsonProperty("the_age") int age,
            Described.Inner inner,
            @JsonPropertyDescription("of the property") Inner other,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate born,
            @JsonPropertyDescription("one of two") Colour colour,
            @JsonPropertyDescription("at most") OptionalInt most,
            @JsonPropertyDescription("by what name") Optional<String> name,
            @JsonPropertyDescription("the day") @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {

        @JsonClassDescription("of the class")
        record Inner(String s) {}
    }

    record Node(String value, List<Node> children) {}

    record Forest(Node left, Optional<Node> right) {}

    record Chicken(Egg egg) {}

    record Egg(Optional<Chicken> chicken) {}

    record Page<T>(List<T> entries) {}

    record Pages(Page<String> names, Page<Item> items) {}

    static class Endless<T> {
        public @Nullable Endless<List<T>> next;
    }

    record Grows(Endless<String> start) {}

    record Anything(Object a, JsonNode b) {}

    record Empty() {}

    static class Bean {
        private String name = "";
        private @Nullable String nick;
        private int secret;

        @JsonIgnore
        public int ignored;

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public int told;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public @Nullable String getNick() {
            return nick;
        }

        public void setNick(@Nullable String nick) {
            this.nick = nick;
        }

        public String getGreeting() {
            return "Hello " + name + secret;
        }
    }

    @JsonPropertyOrder({"rank", "name"})
    @JsonIgnoreProperties("nick")
    static class Chief extends Bean {
        public int rank;
    }

    record Home(String city) {}

    record Unwraps(@JsonUnwrapped(prefix = "home_") Home home) {}

    static class Renames {
        private String inner = "";

        public void setName(String name) {
            inner = name;
        }

        public String told() {
            return inner;
        }
    }

    @JsonDeserialize(using = StringDeserializer.class)
    record OwnReader(String a) {}

    record HoldsThread(Thread thread) {}

    record TaggedHere(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) Item item) {}

    record Code(@JsonValue String text) {}

    record Valued(Code code, Map<String, Code> codes, List<Optional<Item>> maybe) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    static class Open {
        public String firstName = "";
        private transient int counted;

        @JsonAnySetter
        public void more(String name, Object value) {
            counted++;
        }
    }

    static class Filled {
        private final List<String> list = new ArrayList<>();

        public List<String> getList() {
            return list;
        }
    }

    record Uses(Item a, Optional<Item> b) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Small.class, name = "small"),
        @JsonSubTypes.Type(value = Large.class, name = "large")
    })
    interface Box {}

    record Small(String a) implements Box {}

    record Large(String b) implements Box {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Cat.class), @JsonSubTypes.Type(Dog.class)})
    interface Animal {}

    record Cat(String c) implements Animal {}

    record Dog(String d) implements Animal {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
    @JsonTypeName("note")
    record Note(String text, String kind) {}

    record Boxed(Box in, Animal seen) {}

    static final class Made {
        private final String text;

        @JsonCreator
        Made(@JsonProperty("t") String text) {
            this.text = text;
        }

        @JsonProperty("t")
        String text() {
            return text;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Group.class, name = "group")
    })
    sealed interface Shape permits Circle, Group {}

    record Circle(double radius) implements Shape {}

    record Group(List<Shape> parts) implements Shape {}

    record Drawing(Shape shape, Circle frame) {}

    interface Faceless {
        String name();
    }

    record HoldsFaceless(Faceless it) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    record ByClass(String a) {}

    private static final String NODE = "{'type':'object','properties':{'value':{'type':'string'},"
            + "'children':{'type':'array','items':{'$ref':'#/$defs/Node'}}},'required':['value','children'],"
            + "'additionalProperties':false";
    private static final String ITEM = "{'type':'object','properties':{'name':{'type':'string'},"
            + "'price':{'type':'number'}},'required':['name','price'],'additionalProperties':false}";
    private static final String CIRCLE = "{'type':'object','properties':{'kind':{'type':'string','const':'circle'},"
            + "'radius':{'type':'number'}},'required':['kind','radius'],'additionalProperties':false}";
    private static final String TIME = "([01]\\\\d|2[0-3]):[0-5]\\\\d(:[0-5]\\\\d(\\\\.\\\\d{1,9})?)?$";

    static Stream<Arguments> classes() {
        return Stream.of(
                arguments(
                        Scalars.class,
                        object(
                                "'a':{'type':'string'},'b':{'type':'integer'},'c':{'type':'integer'},"
                                        + "'d':{'type':'number'},'e':{'type':'number'},'f':{'type':'integer'},"
                                        + "'g':{'type':'boolean'},'h':{'type':'string'},"
                                        + "'i':{'type':'string','format':'uuid'},'j':{'type':'string','format':'uri'},"
                                        + "'k':{'type':'string','contentEncoding':'base64'}",
                                "'a','b','c','d','e','f','g','h','i','j','k'")),
                arguments(
                        Dates.class,
                        object(
                                "'a':{'type':'string','format':'date'},"
                                        + "'b':{'type':'string','pattern':'^\\\\d{4}-\\\\d{2}-\\\\d{2}T" + TIME + "'},"
                                        + "'c':{'type':'string','pattern':'^" + TIME + "'},"
                                        + "'d':{'type':'string','format':'date-time'},"
                                        + "'e':{'type':'string','format':'date-time'},"
                                        + "'f':{'type':'string','format':'date-time'},"
                                        + "'g':{'type':'string','format':'time'},"
                                        + "'h':{'type':'string','format':'duration'},"
                                        + "'i':{'type':'string','pattern':'^\\\\d{4}$'}",
                                "'a','b','c','d','e','f','g','h','i'")),
                arguments(
                        Enums.class,
                        object(
                                "'colour':{'type':'string','enum':['RED','deep blue']},"
                                        + "'level':{'type':'integer','enum':[1,9]}",
                                "'colour','level'")),
                arguments(
                        Order.class,
                        object(
                                "'first':" + ITEM + ",'items':{'type':'array','items':" + ITEM + "},"
                                        + "'rates':{'type':'object','additionalProperties':{'type':'number'}},"
                                        + "'more':{'type':'object'},"
                                        + "'colours':{'type':'array','items':"
                                        + "{'type':'string','enum':['RED','deep blue']}}",
                                "'first','items','rates','more','colours'")),
                arguments(
                        Absent.class,
                        object(
                                "'a':{'type':'string'},'b':{'type':'integer'},'c':" + ITEM + ",'d':{'type':'string'},"
                                        + "'e':{'type':'string'},'f':{'type':'string'}",
                                "'e','f'")),
                arguments(
                        Described.class,
                        "{'type':'object','properties':{"
                                + "'the_age':{'type':'integer','description':'in years'},"
                                + "'inner':{'type':'object','properties':{'s':{'type':'string'}},'required':['s'],"
                                + "'description':'of the class','additionalProperties':false},"
                                + "'other':{'type':'object','properties':{'s':{'type':'string'}},'required':['s'],"
                                + "'description':'of the property','additionalProperties':false},"
                                + "'born':{'type':'string','description':'in the form dd.MM.yyyy'},"
                                + "'colour':{'type':'string','enum':['RED','deep blue'],'description':'one of two'},"
                                + "'most':{'type':'integer','description':'at most'},"
                                + "'name':{'type':'string','description':'by what name'},"
                                + "'day':{'type':'string','description':'the day'}},"
                                + "'required':['the_age','inner','other','born','colour','day'],"
                                + "'description':'A person','additionalProperties':false}"),
                arguments(Node.class, NODE + ",'$defs':{'Node':" + NODE + "}}}"),
                arguments(
                        Forest.class,
                        "{'type':'object','properties':{'left':{'$ref':'#/$defs/Node'},"
                                + "'right':{'$ref':'#/$defs/Node'}},'required':['left'],'additionalProperties':false,"
                                + "'$defs':{'Node':" + NODE + "}}}"),
                arguments(
                        Pages.class,
                        object(
                                "'names':" + object("'entries':{'type':'array','items':{'type':'string'}}", "'entries'")
                                        + ",'items':"
                                        + object("'entries':{'type':'array','items':" + ITEM + "}", "'entries'"),
                                "'names','items'")),
                arguments(Anything.class, object("'a':{},'b':{}", "'a','b'")),
                arguments(Empty.class, "{'type':'object','additionalProperties':false}"),
                arguments(Bean.class, object("'name':{'type':'string'},'nick':{'type':'string'}", "'name'")),
                arguments(Chief.class, object("'rank':{'type':'integer'},'name':{'type':'string'}", "'rank','name'")),
                arguments(Made.class, object("'t':{'type':'string'}", "'t'")),
                arguments(Circle.class, CIRCLE),
                arguments(
                        Drawing.class,
                        "{'type':'object','properties':{'shape':{'anyOf':[" + CIRCLE + ",{'$ref':'#/$defs/Group'}]},"
                                + "'frame':" + CIRCLE + "},'required':['shape','frame'],'additionalProperties':false,"
                                + "'$defs':{'Group':{'type':'object','properties':{'kind':{'type':'string','const':'group'},"
                                + "'parts':{'type':'array','items':{'anyOf':[" + CIRCLE
                                + ",{'$ref':'#/$defs/Group'}]}}},"
                                + "'required':['kind','parts'],'additionalProperties':false}}}"),
                arguments(
                        Boxed.class,
                        object(
                                "'in':{'anyOf':["
                                        + object("'small':" + object("'a':{'type':'string'}", "'a'"), "'small'") + ","
                                        + object("'large':" + object("'b':{'type':'string'}", "'b'"), "'large'")
                                        + "]},'seen':{'anyOf':[" + object("'c':{'type':'string'}", "'c'") + ","
                                        + object("'d':{'type':'string'}", "'d'") + "]}",
                                "'in','seen'")),
                arguments(
                        Texts.class,
                        object(
                                "'a':{'type':'string','pattern':'^\\\\d{4}-\\\\d{2}$'},"
                                        + "'b':{'type':'string','pattern':'^--\\\\d{2}-\\\\d{2}$'},"
                                        + "'c':{'type':'integer'},'d':{'type':'number'},"
                                        + Stream.of("e", "f", "g", "h", "i", "j", "k", "l", "m", "n")
                                                .map(name -> "'" + name + "':{'type':'string'}")
                                                .collect(Collectors.joining(",")),
                                "'a','b','e','f','g','h','i','j','k','l','m','n'")),
                // The tag is the property that is there, and comes first.
                arguments(
                        Note.class,
                        object("'kind':{'type':'string','const':'note'},'text':{'type':'string'}", "'kind','text'")),
                arguments(
                        Valued.class,
                        object(
                                "'code':{'type':'string'},'codes':{'type':'object','additionalProperties':"
                                        + "{'type':'string'}},'maybe':{'type':'array','items':" + ITEM + "}",
                                "'code','codes','maybe'")),
                arguments(
                        Open.class,
                        "{'type':'object','properties':{'first_name':{'type':'string'}},'required':['first_name']}"),
                arguments(Filled.class, object("'list':{'type':'array','items':{'type':'string'}}", "'list'")),
                arguments(Uses.class, object("'a':" + ITEM + ",'b':" + ITEM, "'a'")));
    }

    private static String object(String properties, String required) {
        return "{'type':'object','properties':{" + properties + "},'required':[" + required
                + "],'additionalProperties':false}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void classes(Class<?> type, String expected) {
        assertThat(ClassSchema.of(type)).hasToString(json(expected).toString());
        new SchemaValidator(ClassSchema.of(type));
    }

    @Test
    void classesThatLeadToEachOtherEnd() {
        JsonNode schema = ClassSchema.of(Chicken.class);
        assertThat(schema.at("/properties/egg/properties/chicken/$ref").asText())
                .isEqualTo("#/$defs/Chicken");
        assertThat(schema.path("$defs").properties()).hasSize(1);
        assertThat(new SchemaValidator(schema).violations(json("{'egg':{'chicken':{'egg':{'chicken':1}}}}")))
                .containsExactly("/egg/chicken/egg/chicken: integer found, object expected");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(String.class, "java.lang.String becomes a JSON string"),
                arguments(Integer.class, "java.lang.Integer becomes a JSON integer"),
                arguments(List.class, "java.util.List becomes a JSON array"),
                arguments(int[].class, "becomes a JSON array"),
                arguments(Colour.class, "becomes a JSON string"),
                arguments(Object.class, "java.lang.Object becomes any JSON value"),
                arguments(Shape.class, "becomes a choice of objects"),
                arguments(Faceless.class, "Faceless is abstract"),
                arguments(HoldsFaceless.class, "Faceless is abstract"),
                arguments(Grows.class, "has no end"),
                arguments(Unwraps.class, "has a property with @JsonUnwrapped"),
                arguments(Renames.class, "Jackson reads the property 'name', but no field holds it"),
                arguments(OwnReader.class, "OwnReader is not read property by property"),
                arguments(HoldsThread.class, "java.lang.Thread"),
                arguments(TaggedHere.class, "the property 'item' has @JsonTypeInfo"),
                arguments(ByClass.class, "@JsonTypeInfo(use = CLASS)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Class<?> type, String reason) {
        assertThatThrownBy(() -> ClassSchema.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
