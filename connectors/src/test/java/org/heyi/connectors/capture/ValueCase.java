package org.heyi.connectors.capture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A value of a type of an engine.
 *
 * @param type as a column is defined
 * @param literal as SQL writes the value
 * @param value what a row has for it
 */
record ValueCase(String type, String literal, Object value) {

    private static ValueCase of(String type, String literal, Object value) {
        return new ValueCase(type, literal, value);
    }

    private static OffsetDateTime utc(int year, int month, int day, int hour, int minute, int second, int nano) {
        return OffsetDateTime.of(year, month, day, hour, minute, second, nano, ZoneOffset.UTC);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static List<ValueCase> postgres() {
        return List.of(
                of("boolean", "true", true),
                of("boolean", "false", false),
                of("smallint", "-32768", -32768),
                of("integer", "-2147483648", Integer.MIN_VALUE),
                of("bigint", "9223372036854775807", Long.MAX_VALUE),
                of("oid", "4294967295", 4294967295L),
                of("numeric(12,2)", "-1234567890.10", new BigDecimal("-1234567890.10")),
                of("numeric", "0.000000000000000000000000000001", new BigDecimal("0.000000000000000000000000000001")),
                of("numeric", "'123456789012345678901234567890.5'", new BigDecimal("123456789012345678901234567890.5")),
                of("numeric", "'NaN'", "NaN"),
                of("numeric", "'-Infinity'", "-Infinity"),
                of("money", "'1.50'", new BigDecimal("1.50")),
                of("money", "'-1234567.89'", new BigDecimal("-1234567.89")),
                of("real", "1.1", 1.1f),
                of("real", "16777216", 1.6777216E7f),
                of("real", "'NaN'", Float.NaN),
                of("real", "'-Infinity'", Float.NEGATIVE_INFINITY),
                of("real", "'-0'", -0.0f),
                of("double precision", "0.1", 0.1),
                of("double precision", "'1e-307'", 1e-307),
                of("double precision", "'NaN'", Double.NaN),
                of("double precision", "'Infinity'", Double.POSITIVE_INFINITY),
                of("char(4)", "'ab'", "ab"),
                of("char(4)", "''", ""),
                of("char(4)", "' a'", " a"),
                of("code", "'ab'", "ab"),
                of("varchar(10)", "'ab  '", "ab  "),
                of("text", "'文𠮷 '", "文𠮷 "),
                of("text", "''", ""),
                of("name", "'ab'", "ab"),
                of("\"char\"", "'x'", "x"),
                of("bytea", "'\\x00ff1000'", bytes(0, 255, 16, 0)),
                of("bytea", "''", bytes()),
                of("date", "'2024-02-29'", LocalDate.of(2024, 2, 29)),
                of("date", "'0001-01-01'", LocalDate.of(1, 1, 1)),
                of("date", "'0044-03-15 BC'", LocalDate.of(-43, 3, 15)),
                of("date", "'10000-01-01'", LocalDate.of(10000, 1, 1)),
                of("date", "'5874897-12-31'", LocalDate.of(5874897, 12, 31)),
                of("date", "'infinity'", LocalDate.MAX),
                of("date", "'-infinity'", LocalDate.MIN),
                of("time", "'23:59:59.123456'", LocalTime.of(23, 59, 59, 123_456_000)),
                of("time", "'00:00'", LocalTime.MIDNIGHT),
                of("time", "'24:00'", "24:00:00"),
                of("timetz", "'08:30+08'", "08:30:00+08"),
                of("timetz", "'23:59:59.5-05:30'", "23:59:59.5-05:30"),
                of("timestamp", "'2024-02-29 12:30:00.123456'", LocalDateTime.of(2024, 2, 29, 12, 30, 0, 123_456_000)),
                of("timestamp(0)", "'1969-12-31 23:59:59'", LocalDateTime.of(1969, 12, 31, 23, 59, 59)),
                of("timestamp", "'0044-03-15 08:00 BC'", LocalDateTime.of(-43, 3, 15, 8, 0)),
                of(
                        "timestamp",
                        "'294276-12-31 23:59:59.999999'",
                        LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_000)),
                of("timestamp", "'infinity'", LocalDateTime.MAX),
                of("timestamp", "'-infinity'", LocalDateTime.MIN),
                of("timestamptz", "'2024-02-29 12:30:00.123456+08'", utc(2024, 2, 29, 4, 30, 0, 123_456_000)),
                of("timestamptz", "'0001-01-01 00:00+00'", utc(1, 1, 1, 0, 0, 0, 0)),
                of("timestamptz", "'0044-03-15 08:00+00 BC'", utc(-43, 3, 15, 8, 0, 0, 0)),
                of("timestamptz", "'294276-12-31 23:59:59+00'", utc(294276, 12, 31, 23, 59, 59, 0)),
                of("timestamptz", "'infinity'", OffsetDateTime.MAX),
                of("timestamptz", "'-infinity'", OffsetDateTime.MIN),
                of("interval", "'2 years'", "2 years"),
                of("interval", "'1 day -3 hours'", "1 day -03:00:00"),
                of("interval", "'0'", "00:00:00"),
                of("uuid", "'11111111-2222-3333-4444-555555555555'", "11111111-2222-3333-4444-555555555555"),
                of("json", "'{\"b\":1,  \"a\": null}'", "{\"b\":1,  \"a\": null}"),
                of("jsonb", "'{\"b\":1,  \"a\": null}'", "{\"a\": null, \"b\": 1}"),
                of("xml", "'<a>文</a>'", "<a>文</a>"),
                of("mood", "'happy'", "happy"),
                of("pair", "'(1,\"b c\")'", "(1,\"b c\")"),
                of("inet", "'10.0.0.1'", "10.0.0.1"),
                of("inet", "'fe80::1/64'", "fe80::1/64"),
                of("cidr", "'10.0.0.0/8'", "10.0.0.0/8"),
                of("macaddr", "'08:00:2b:01:02:03'", "08:00:2b:01:02:03"),
                of("bit(1)", "B'1'", true),
                of("bit(10)", "B'1000000001'", "1000000001"),
                of("varbit", "B'101'", "101"),
                of("int4range", "'[1,5)'", "[1,5)"),
                of("daterange", "'[2024-01-01,)'", "[2024-01-01,)"),
                of("integer[]", "'{1,NULL,3}'", "{1,NULL,3}"),
                of("integer[]", "'{{1,2},{3,4}}'", "{{1,2},{3,4}}"),
                of("text[]", "'{a,\"b c\",NULL,\"NULL\",\"\"}'", "{a,\"b c\",NULL,\"NULL\",\"\"}"),
                of("numeric(5,2)[]", "'{1.50,NaN}'", "{1.50,NaN}"),
                of("bytea[]", "ARRAY['\\x00ff'::bytea]", "{\"\\\\x00ff\"}"),
                of("date[]", "'{infinity,2024-02-29}'", "{infinity,2024-02-29}"),
                of("point", "'(3,4)'", "(3,4)"),
                of("point", "'(1.5,-2e30)'", "(1.5,-2e+30)"),
                of("box", "'(1,1),(0,0)'", "(1,1),(0,0)"),
                of("circle", "'<(1,2),3>'", "<(1,2),3>"),
                of("path", "'[(0,0),(1,1)]'", "[(0,0),(1,1)]"),
                of("polygon", "'((0,0),(1,1),(1,0))'", "((0,0),(1,1),(1,0))"),
                of("tsvector", "'fat cat'", "'cat' 'fat'"),
                of("pg_lsn", "'16/B374D848'", "16/B374D848"));
    }

    static List<ValueCase> mySql() {
        return List.of(
                of("boolean", "true", 1),
                of("tinyint", "-128", -128),
                of("tinyint unsigned", "255", 255),
                of("smallint unsigned", "65535", 65535),
                of("mediumint unsigned", "16777215", 16777215),
                of("int", "-2147483648", Integer.MIN_VALUE),
                of("int unsigned", "4294967295", 4294967295L),
                of("int(5) unsigned zerofill", "7", 7L),
                of("bigint", "-9223372036854775808", Long.MIN_VALUE),
                of("bigint unsigned", "18446744073709551615", new BigDecimal("18446744073709551615")),
                of("decimal(12,2)", "-1234567890.10", new BigDecimal("-1234567890.10")),
                of(
                        "decimal(65,30)",
                        "'0.000000000000000000000000000001'",
                        new BigDecimal("0.000000000000000000000000000001")),
                of("float", "1.1", 1.1f),
                of("float", "16777216", 1.6777216E7f),
                of("float", "1.23456789", 1.23456789f),
                of("float(7,3)", "1.125", 1.125f),
                of("float(30)", "0.1", 0.1),
                of("double", "0.1", 0.1),
                of("double", "1.7976931348623157e308", Double.MAX_VALUE),
                of("double", "2.2250738585072014e-308", Double.MIN_NORMAL),
                of("double(10,2)", "1.10", 1.1),
                of("bit(1)", "b'0'", false),
                of("bit(1)", "b'1'", true),
                of("bit(10)", "b'1000000001'", bytes(2, 1)),
                of("bit(64)", "b'1'", bytes(0, 0, 0, 0, 0, 0, 0, 1)),
                of("char(4)", "'ab'", "ab"),
                of("char(4) CHARACTER SET gbk", "'文'", "文"),
                of("varchar(10)", "'ab  '", "ab  "),
                of("varchar(10)", "'文𠮷'", "文𠮷"),
                of("varchar(10) CHARACTER SET latin1", "'é'", "é"),
                of("varchar(10) CHARACTER SET gbk", "'文'", "文"),
                of("tinytext", "''", ""),
                of("longtext", "'文 '", "文 "),
                of("enum('sad','happy')", "'happy'", "happy"),
                of("enum('sad','happy')", "'none of them'", ""),
                of("set('a','b','c')", "'c,a'", "a,c"),
                of("set('a','b','c')", "''", ""),
                of("json", "'{\"b\": 1, \"cc\": null}'", "{\"b\": 1, \"cc\": null}"),
                of("binary(4)", "x'00ff0000'", bytes(0, 255, 0, 0)),
                of("binary(4)", "x'00000000'", bytes(0, 0, 0, 0)),
                of("binary(4)", "x'61'", bytes(97, 0, 0, 0)),
                of("varbinary(4)", "x'ff0000'", bytes(255, 0, 0)),
                of("varbinary(4)", "x''", bytes()),
                of("blob", "x'00ff1000'", bytes(0, 255, 16, 0)),
                of("date", "'2024-02-29'", LocalDate.of(2024, 2, 29)),
                of("date", "'0001-01-01'", LocalDate.of(1, 1, 1)),
                of("date", "'1970-01-01'", LocalDate.EPOCH),
                of("date", "'9999-12-31'", LocalDate.of(9999, 12, 31)),
                of("date", "'0000-00-00'", null),
                of("date", "'2026-00-00'", null),
                of("date", "'2026-02-00'", null),
                of("datetime", "'2024-02-29 12:30:00'", LocalDateTime.of(2024, 2, 29, 12, 30)),
                of(
                        "datetime(6)",
                        "'1969-12-31 23:59:59.123456'",
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000)),
                of("datetime(3)", "'9999-12-31 23:59:59.999'", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000)),
                of("datetime", "'0000-00-00 00:00:00'", null),
                of("datetime", "'2026-00-10 08:00:00'", null),
                of("timestamp(6) NULL", "'2024-02-29 12:30:00.123456'", utc(2024, 2, 29, 4, 30, 0, 123_456_000)),
                of("timestamp NULL", "'1970-01-01 08:00:01'", utc(1970, 1, 1, 0, 0, 1, 0)),
                of("timestamp NULL", "'2038-01-19 11:14:07'", utc(2038, 1, 19, 3, 14, 7, 0)),
                of("timestamp NULL", "'0000-00-00 00:00:00'", null),
                of("time", "'00:00:00'", LocalTime.MIDNIGHT),
                of("time(6)", "'23:59:59.123456'", LocalTime.of(23, 59, 59, 123_456_000)),
                of("time", "'24:00:00'", "24:00:00"),
                of("time", "'-01:00:00'", "-01:00:00"),
                of("time(2)", "'-00:00:01.50'", "-00:00:01.5"),
                of("time", "'838:59:59'", "838:59:59"),
                of("year", "2024", 2024),
                of("year", "0", 0),
                of("year", "2155", 2155),
                of("geometry", "ST_GeomFromText('POINT(1 2)')", "0101000000000000000000F03F0000000000000040"),
                of("point", "ST_GeomFromText('POINT(1 2)')", "0101000000000000000000F03F0000000000000040"),
                of(
                        "linestring",
                        "ST_GeomFromText('LINESTRING(0 0,1 2)')",
                        "01020000000200000000000000000000000000000000000000000000000000F03F0000000000000040"));
    }

    /** What MariaDB has besides. */
    static List<ValueCase> mariaDb() {
        return List.of(
                of("uuid", "'f47ac10b-58cc-4372-a567-0e02b2c3d479'", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
                of("uuid", "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                of("uuid", "'018f4e7c-1111-7222-8333-444455556666'", "018f4e7c-1111-7222-8333-444455556666"),
                of("uuid", "'00000000-0000-0000-0000-000000000000'", "00000000-0000-0000-0000-000000000000"));
    }
}
