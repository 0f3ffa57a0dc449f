package tallybook.summary.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One period's report, member for member as it is stored (docs/report.md explains each figure).
 *
 * @param headline one sentence for people
 * @param revision the edition of this period's report, from 1
 * @param fields a profile per field path, in the paths' order
 * @param previous the key of the report compared with, or null
 * @param rolledUpFrom the keys of the reports that this one was made from, in the order of their periods; null if it was
 *     made from the table
 * @param changes what is different from {@code previous}
 * @param alerts the changes that somebody should look at, the most severe first
 */
public record Report(
        int schemaVersion,
        String headline,
        Span period,
        int revision,
        Entries entries,
        List<Field> fields,
        Omitted omitted,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String previous,
        @Nullable List<String> rolledUpFrom,
        List<Change> changes,
        List<Alert> alerts,
        Objects objects) {

    public static final int SCHEMA_VERSION = 1;

    /** The period reported on: RFC 3339 instants, half open, and the IANA time zone its days are counted in. */
    public record Span(String name, String from, String to, String timeZone) {}

    /**
     * The period's entries.
     *
     * @param count the entries received in the period
     * @param bytes their size, as DynamoDB counts items
     * @param tableCount all entries that the table holds
     * @param tableBytes their size, as DynamoDB counts items
     * @param perDay every day of the period, in the period's time zone
     * @param perHour 24 counts, by the hour of the day in the period's time zone
     */
    public record Entries(
            long count, long bytes, long tableCount, long tableBytes, List<Day> perDay, List<Long> perHour) {}

    /** One day's count; {@code date} as in 2026-11-23. */
    public record Day(String date, long count) {}

    /**
     * What is known of one field path. A section that does not apply is null here and absent in the JSON.
     *
     * @param path RFC 9535 JSONPath, as in {@code $.order.items[*].sku}
     * @param entries the period's entries that have the path at all
     * @param presence the same as a fraction of the period's entries, 0 to 1
     * @param values the path's occurrences
     * @param types occurrences by JSON type: object, array, string, number, boolean, null; only those that occur
     */
    public record Field(
            String path,
            long entries,
            double presence,
            long values,
            Map<String, Long> types,
            @Nullable Distinct distinct,
            @Nullable Numbers numbers,
            @Nullable Strings strings,
            @Nullable Timestamps timestamps,
            @Nullable Booleans booleans) {}

    /** How many distinct strings, numbers and booleans; low and high bound it with 99 % confidence. */
    public record Distinct(long estimate, long low, long high) {}

    /**
     * The JSON numbers of a path.
     *
     * @param min exact, or null where values are not shown; so is max
     * @param mean null where it is not shown
     * @param standardDeviation the sample's (n - 1); null for a single number
     * @param quantiles by normalised rank, "0.01" to "0.99"; exact where rankError is 0; empty where not shown
     * @param rankError how far a quantile's true rank may be off, as a fraction, with 99 % confidence
     * @param histogram adjoining bins of equal width from min to max
     */
    public record Numbers(
            long count,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Double mean,
            @Nullable Double standardDeviation,
            Map<String, Double> quantiles,
            double rankError,
            List<Bin> histogram) {}

    /** One bin of a histogram: from inclusive, to exclusive, but inclusive in the last. */
    public record Bin(double from, double to, long count) {}

    /** The strings of a path; lengths in Unicode code points. */
    public record Strings(long count, long minLength, long maxLength, double meanLength, List<Frequent> frequent) {}

    /** A frequent string and how often it occurs: exact where low equals high. */
    public record Frequent(String value, long count, long low, long high) {}

    /** The strings of a path that are RFC 3339 date-times; earliest and latest are null where values are not shown. */
    public record Timestamps(
            long count, @Nullable String earliest, @Nullable String latest) {}

    /** The booleans of a path. */
    public record Booleans(
            @JsonProperty("true") long trueCount,
            @JsonProperty("false") long falseCount) {}

    /**
     * What the report leaves out.
     *
     * @param fields field paths beyond the cap that have no profile, estimated
     * @param values occurrences at those paths
     * @param longStrings strings too long to be counted among the frequent ones
     * @param foreignItems items of the table that are no entries, whoever wrote them
     */
    public record Omitted(long fields, long values, long longStrings, long foreignItems) {}

    /** One difference from the previous report; before and after in words, null where there is none. */
    public record Change(
            String path,
            ChangeKind kind,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String before,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String after) {}

    /** One thing that somebody should look at. */
    public record Alert(Severity severity, String path, ChangeKind kind, String message) {}

    /** The kinds of changes and alerts, by their names in the JSON. */
    public enum ChangeKind {
        @JsonProperty("field-appeared")
        FIELD_APPEARED,
        @JsonProperty("field-vanished")
        FIELD_VANISHED,
        @JsonProperty("type-changed")
        TYPE_CHANGED,
        @JsonProperty("presence-changed")
        PRESENCE_CHANGED,
        @JsonProperty("volume-changed")
        VOLUME_CHANGED,
        @JsonProperty("distribution-changed")
        DISTRIBUTION_CHANGED,
        @JsonProperty("no-entries")
        NO_ENTRIES
    }

    /** How urgent an alert is. */
    public enum Severity {
        @JsonProperty("high")
        HIGH,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("low")
        LOW
    }

    /** The objects that belong to the report: the page's key, the profile and the entries' backup. */
    public record Objects(String html, StoredObject profile, List<EntriesObject> entries) {}

    /** One stored object; sha256 in lower-case hexadecimal. */
    public record StoredObject(String key, long bytes, String sha256) {}

    /** One part of the backup: {@code count} entries, gzip'd NDJSON. */
    public record EntriesObject(String key, long count, long bytes, String sha256) {}
}
