package io.waybill.app.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.home.HomeProblem;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks with the usual mess. */
class WorkbookReaderTest {
    private static final String[] HEADER = {"id", "state", "credit_score", "recipient", "price"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "700 | General | 700",
                "700 | 0.0 | 700.0",
                "52 | 0.00 | 52.00",
                "52.5 | \"$\"#,##0.00 | 52.50",
                "10000 | #,##0 | 10000",
                "0.6 | 0% | 60%",
                "0.605 | 0.0% | 60.5%",
                "0.1234 | 0% | 12.34%",
                "46053 | yyyy-mm-dd | 2026-01-31",
                "46053 | m/d/yy | 2026-01-31",
                "46053.375 | m/d/yy h:mm | 2026-01-31 09:00",
                "0.375 | h:mm | 09:00",
                "0.375 | h:mm:ss AM/PM | 09:00",
                "2134 | 00000 | 02134",
                "7875551234 | (000) 000-0000 | (787) 555-1234",
                "123456789012 | General | 123456789012",
                "0.1 | General | 0.1",
                "-5 | General | -5",
                "1E+21 | General | 1000000000000000000000",
            })
    void numbersComeAsAPersonSeesThem(double number, String format, String text) throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFSheet sheet = headed(workbook);
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            XSSFRow row = sheet.createRow(1);
            row.createCell(0).setCellValue("a");
            row.createCell(2).setCellValue(number);
            row.getCell(2).setCellStyle(style);
        });

        assertThat(second(content)).isEqualTo("a,,%s,,".formatted(text));
    }

    @Test
    void everyKindOfCellBecomesItsText() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFRow row = headed(workbook).createRow(1);
            row.createCell(0).setCellValue("02134");
            row.createCell(1).setCellValue("  NY,\u00a0NJ ");
            row.createCell(2).setCellValue(true);
            row.createCell(3).setCellFormula("\"abc-\"&\"lending\"");
            row.getCell(3).setCellValue("abc-lending");
            row.createCell(4).setCellErrorValue(FormulaError.REF.getCode());
        });

        assertThat(second(content)).isEqualTo("02134,\"  NY,\u00a0NJ \",TRUE,abc-lending,#REF!");
    }

    @Test
    void aFormulaIsReadAsItsValueAndOneWithoutAValueIsNone() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFRow row = headed(workbook).createRow(1);
            row.createCell(0).setCellValue("a");
            row.createCell(2).setCellFormula("600+100");
            row.getCell(2).setCellValue(700);
            row.createCell(4).setCellFormula("A1+1");
        });

        assertThat(second(content)).isEqualTo("a,,700,,#VALUE!");
    }

    @Test
    void rowsStayWhereTheyAre() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFSheet sheet = workbook.createSheet("Buyers");
            sheet.createRow(0).createCell(0).setCellValue("Buyers of January");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            row(sheet, 2, HEADER);
            row(sheet, 5, "a", "NY", ">= 700", "abc", "52");
        });

        assertThat(Workbooks.csv(content))
                .isEqualTo("Buyers of January\n\nid,state,credit_score,recipient,price\n\n\na,NY,>= 700,abc,52\n");
        assertThat(Workbooks.read(content).warnings()).isEmpty();
    }

    @Test
    void theSheetWithTheTableIsFoundAndTheOthersAreSaid() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            workbook.createSheet("Readme").createRow(0).createCell(0).setCellValue("How to use this");
            headed(workbook).createRow(1).createCell(0).setCellValue("a");
        });

        TableText table = Workbooks.read(content);
        assertThat(new String(table.csv(), UTF_8)).endsWith("\na,,,,\n");
        assertThat(table.warnings()).extracting(HomeProblem::cell).containsExactly("Readme");
    }

    @Test
    void whatIsHiddenOrMergedIsReadAndSaid() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFSheet sheet = headed(workbook);
            row(sheet, 1, "a", "NY", "", "abc", "52");
            row(sheet, 2, "b", "", "", "abc", "45");
            row(sheet, 3, "c", "", "", "abc", "15");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
            sheet.getRow(3).setZeroHeight(true);
            sheet.setColumnHidden(2, true);
        });

        assertThat(Workbooks.csv(content))
                .isEqualTo("id,state,credit_score,recipient,price\na,NY,,abc,52\nb,NY,,abc,45\nc,,,abc,15\n");
        assertThat(Workbooks.read(content).warnings())
                .extracting(HomeProblem::line)
                .containsExactly(
                        Workbooks.BUYERS
                                + ":2:state: \"NY\" is merged over rows 2 to 3: each of them has it. Maybe unmerge the cells?",
                        Workbooks.BUYERS
                                + ":4: The row is hidden, 1 are in all: they count like the others. Maybe no in the column on, or delete them?",
                        Workbooks.BUYERS
                                + ":1:credit_score: The column is hidden: it counts like the others. Maybe show or delete it?");
    }

    @Test
    void anIdIsNeverCopiedIntoTheNextRow() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFSheet sheet = headed(workbook);
            row(sheet, 1, "a", "NY");
            row(sheet, 2, "", "NJ");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
        });

        assertThat(Workbooks.csv(content)).endsWith("\na,NY,,,\n,NJ,,,\n");
        assertThat(Workbooks.read(content).warnings()).hasSize(1);
    }

    @Test
    void numbersThatLostDigitsAreSaid() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            XSSFRow row = headed(workbook).createRow(1);
            row.createCell(0).setCellValue("a");
            row.createCell(1).setCellValue(1.25e18);
        });

        assertThat(Workbooks.read(content).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.column()).isEqualTo("state"));
    }

    @Test
    void datesCountedFrom1904AreTheSameDates() throws NotATable {
        byte[] content = Workbooks.made(workbook -> {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            Cell cell = headed(workbook).createRow(1).createCell(1);
            cell.setCellValue(LocalDate.of(2026, 1, 31));
            cell.setCellStyle(style);
        });

        assertThat(second(content)).isEqualTo(",2026-01-31,,,");
    }

    @Test
    void whatIsNoTableIsRefusedWithTheReason() {
        byte[] plain = Workbooks.made(WorkbookReaderTest::headed);

        assertThat(refusal(Workbooks.made(workbook -> workbook.createSheet("x"))))
                .contains("No sheet of the workbook");
        assertThat(refusal(Workbooks.with(plain, "xl/vbaProject.bin", "x"))).contains("macros");
        assertThat(refusal(Workbooks.with(plain, "xl/externalLinks/externalLink1.xml", "<x/>")))
                .contains("other files");
        assertThat(refusal(Workbooks.with(
                        plain,
                        "xl/worksheets/sheet1.xml",
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")))
                .contains("entities");
        assertThat(refusal(Workbooks.with(plain, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row")))
                .contains("damaged");
        assertThat(refusal(Workbooks.with(plain, "xl/media/big.bin", "0".repeat(60 << 20))))
                .contains("unpacks to more");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .contains("password");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("damaged");
        assertThat(refusal("hello\nworld\n".getBytes(UTF_8))).contains("no columns of a buyers table");
        assertThat(refusal(new byte[0])).contains("no columns");
    }

    private static String refusal(byte[] content) {
        try {
            Workbooks.read(content);
        } catch (NotATable refused) {
            return String.valueOf(refused.getMessage());
        }
        return "not refused";
    }

    private static XSSFSheet headed(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.createSheet("Buyers");
        row(sheet, 0, HEADER);
        return sheet;
    }

    private static void row(XSSFSheet sheet, int number, String... cells) {
        XSSFRow row = sheet.createRow(number);
        for (int place = 0; place < cells.length; place++) {
            if (!cells[place].isEmpty()) {
                row.createCell(place).setCellValue(cells[place]);
            }
        }
    }

    private static String second(byte[] content) throws NotATable {
        return List.of(Workbooks.csv(content).split("\n", -1)).get(1);
    }
}
