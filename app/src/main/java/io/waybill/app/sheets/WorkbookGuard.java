package io.waybill.app.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks a workbook over before anything in it is understood: how large it unpacks, and whether it holds what no table needs. */
final class WorkbookGuard {
    private static final int MOST_PARTS = 2_000;
    private static final long LARGEST = 400L << 20;

    /** Of parts that are kept in memory while the sheets are read. */
    private static final long LARGEST_KEPT = 48L << 20;

    private static final int HEAD = 4_096;

    private long unpacked;

    private WorkbookGuard() {}

    /** @throws NotATable when the file is not to be opened */
    static void check(Path file) throws NotATable {
        try (var zip = new ZipFile(file.toFile())) {
            new WorkbookGuard().check(zip);
        } catch (ZipException broken) {
            throw new NotATable("The workbook is damaged. Maybe save it again as .xlsx?", broken);
        } catch (IOException unreadable) {
            throw new NotATable("The workbook cannot be read. Maybe save it again as .xlsx?", unreadable);
        }
    }

    private void check(ZipFile zip) throws NotATable, IOException {
        if (zip.size() > MOST_PARTS) {
            throw NotATable.tooLarge("The workbook has more than " + MOST_PARTS + " parts. Maybe keep the table only?");
        }
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new NotATable("The file is no .xlsx workbook. Maybe save it as .xlsx or \"CSV UTF-8\"?");
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            checkName(entry.getName().toLowerCase(Locale.ROOT));
            checkContent(zip, entry);
        }
    }

    private static void checkName(String name) throws NotATable {
        if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
            throw new NotATable("The workbook has macros. Maybe save it as a workbook without them (.xlsx)?");
        }
        if (name.startsWith("xl/externallinks/")) {
            throw new NotATable(
                    "The workbook takes values from other files. Maybe paste them as values and break the links?");
        }
    }

    private void checkContent(ZipFile zip, ZipEntry entry) throws NotATable, IOException {
        boolean kept = !entry.getName().startsWith("xl/worksheets/sheet");
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            int first = in.readNBytes(buffer, 0, HEAD);
            if (hasDeclarations(new String(buffer, 0, first, StandardCharsets.ISO_8859_1))) {
                throw new NotATable(
                        "The workbook declares entities, which no spreadsheet program does. Nothing was read.");
            }
            for (int read = first; read > 0; read = in.read(buffer)) {
                size += read;
                unpacked += read;
                if (unpacked > LARGEST || (kept && size > LARGEST_KEPT)) {
                    throw NotATable.tooLarge(
                            "The workbook unpacks to more than a table needs. Maybe keep the table only?");
                }
            }
        }
    }

    /** In any encoding that XML knows, the letters of a declaration stand in this order. */
    private static boolean hasDeclarations(String head) {
        String letters = head.replace("\u0000", "");
        return letters.contains("<!DOCTYPE") || letters.contains("<!ENTITY");
    }
}
