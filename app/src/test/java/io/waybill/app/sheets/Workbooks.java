package io.waybill.app.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.table.TableKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as people and their programs make them. */
final class Workbooks {
    static final Spreadsheets SHEETS = new Spreadsheets(new FieldTypes(Clock.systemUTC()));
    static final String BUYERS = "rules/flows/loans/buyers.csv";
    private static final String FIELDS = """
            name: Loans
            fields:
              state: state
              postal_code: postal_code
              phone_1: phone
              credit_score: number
              dob: dob
            """;

    private Workbooks() {}

    /** A workbook as bytes. */
    static byte[] made(Consumer<XSSFWorkbook> by) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            by.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A workbook with a part changed, or added, behind its program's back. */
    static byte[] with(byte[] workbook, String part, String content) {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(to);
                }
            }
            to.putNextEntry(new ZipEntry(part));
            to.write(content.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static XSSFWorkbook opened(byte[] content) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(content));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The files of a flow with this buyers table. */
    static Map<String, byte[]> files(TableText table) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("rules/flows/loans/fields.yaml", FIELDS.getBytes(UTF_8));
        files.put(BUYERS, table.csv());
        if (table.comments() != null) {
            files.put("rules/flows/loans/buyers.comments.csv", table.comments());
        }
        return files;
    }

    static TableText read(byte[] content) throws NotATable {
        return SHEETS.read(content, TableKind.BUYERS, BUYERS);
    }

    static String csv(byte[] content) throws NotATable {
        return new String(read(content).csv(), UTF_8);
    }

    static byte[] workbook(TableText table) {
        return SHEETS.workbook("loans", TableKind.BUYERS, files(table));
    }
}
