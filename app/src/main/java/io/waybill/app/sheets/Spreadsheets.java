package io.waybill.app.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.HomeWords;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.flow.FieldsFile;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.table.CellShape;
import io.waybill.rules.table.Sheet;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.TableReader;
import io.waybill.rules.table.cell.NamedLists;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tables from what people upload, and writes them as what people ask for. Safe for use by many threads. */
@Singleton
public final class Spreadsheets {
    /** The largest upload that may be a table: a workbook is packed, CSV in UTF-16 is twice what a home keeps. */
    public static final int LARGEST = 32 << 20;

    private static final byte[] PACKED = {'P', 'K', 3, 4};
    private static final byte[] OLD_OR_LOCKED = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, TypeShape> types;

    public Spreadsheets(FieldTypes types) {
        this.types = new HomeWords(types).types();
    }

    /** Where a home keeps a table. */
    public static String path(String flow, TableKind kind) {
        return "rules/flows/" + flow + "/" + kind.word() + ".csv";
    }

    /** Where a home keeps the comments on its cells. */
    public static String commentsPath(String flow, TableKind kind) {
        return CommentsFile.path(path(flow, kind));
    }

    /**
     * Reads a workbook, CSV or JSON, whichever the content is.
     *
     * @param path of the table below the home, for the warnings
     * @throws NotATable when it is none of them, or has no columns of such a table
     */
    public TableText read(byte[] content, TableKind kind, String path) throws NotATable {
        if (begins(content, OLD_OR_LOCKED)) {
            throw new NotATable(
                    "The workbook is protected with a password, or is an old one (.xls). Maybe save it as .xlsx without a password?");
        }
        if (begins(content, PACKED)) {
            return workbook(content, kind, path);
        }
        String head = new String(content, 0, Math.min(content.length, 64), StandardCharsets.UTF_8).strip();
        return head.startsWith("{") ? csv(JsonTable.csv(json(content)), kind, path) : csv(content, kind, path);
    }

    /** The table as a workbook, numbers and dates as such, with the comments on its cells. */
    public byte[] workbook(String flow, TableKind kind, Map<String, byte[]> files) {
        Sheet table = sheet(flow, kind, files);
        byte[] comments = files.get(commentsPath(flow, kind));
        return WorkbookWriter.write(
                kind.word(), table, shapes(flow, kind, files, table), CommentsFile.read(comments, table));
    }

    /** The table as plain data: {@code columns} and {@code rows}. */
    public Map<String, Object> plain(String flow, TableKind kind, Map<String, byte[]> files) {
        return JsonTable.of(sheet(flow, kind, files));
    }

    private static Sheet sheet(String flow, TableKind kind, Map<String, byte[]> files) {
        return Sheet.read(kind, files.getOrDefault(path(flow, kind), new byte[0]), new Problems(path(flow, kind)));
    }

    private List<CellShape> shapes(String flow, TableKind kind, Map<String, byte[]> files, Sheet table) {
        String path = "rules/flows/" + flow + "/fields.yaml";
        Known known = new Known(types, Set.of(), Set.of(), Map.of());
        FieldsFile fields = FieldsFile.read(path, files.getOrDefault(path, new byte[0]), known);
        var reader = new TableReader(fields.flow(), known, NamedLists.read(Map.of()));
        return table.header() == null ? List.of() : reader.shapes(kind, table.header());
    }

    private static TableText workbook(byte[] content, TableKind kind, String path) throws NotATable {
        Path file = null;
        try {
            file = Files.createTempFile("waybill-table", ".xlsx");
            Files.write(file, content);
            return WorkbookReader.read(file, kind, path);
        } catch (IOException noRoom) {
            throw new UncheckedIOException("The workbook could not be put aside.", noRoom);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            throw new UncheckedIOException("A workbook that was put aside could not be deleted.", inUse);
        }
    }

    private static JsonNode json(byte[] content) throws NotATable {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException broken) {
            throw new NotATable("The JSON is broken. Maybe a bracket or quote is missing?", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes in memory could not be read.", impossible);
        }
    }

    /** CSV as a home keeps it: as it came, unless its encoding or separator is another. */
    private static TableText csv(byte[] content, TableKind kind, String path) throws NotATable {
        var problems = new Problems(path);
        Sheet table = Sheet.read(kind, content, problems);
        if (!table.isTable(kind)) {
            throw new NotATable(problems.list().stream()
                    .map(RuleProblem::text)
                    .findFirst()
                    .orElse("The file has no columns of a %s table. Maybe begin with: id,%s"
                            .formatted(kind.word(), String.join(",", kind.listOutputs()))));
        }
        boolean broken = problems.list().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        byte[] kept = broken || isPlain(content, table) ? content : CsvLines.of(table);
        if (kept.length > CsvLines.LARGEST) {
            throw CsvLines.tooLarge();
        }
        return new TableText(kept, null, false, broken ? List.of() : warnings(problems.list()));
    }

    private static List<HomeProblem> warnings(List<RuleProblem> problems) {
        return problems.stream()
                .map(problem -> new HomeProblem(
                        problem.file(),
                        problem.row(),
                        problem.column(),
                        problem.cell(),
                        problem.text(),
                        problem.severity().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean isPlain(byte[] content, Sheet table) {
        boolean same =
                Arrays.equals(new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), content);
        boolean marked = content.length > 0
                && (content[0] == (byte) 0xEF || content[0] == 0 || (content.length > 1 && content[1] == 0));
        boolean says =
                new String(content, 0, Math.min(4, content.length), StandardCharsets.UTF_8).equalsIgnoreCase("sep=");
        return same && !marked && !says && table.separator() == ',';
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
