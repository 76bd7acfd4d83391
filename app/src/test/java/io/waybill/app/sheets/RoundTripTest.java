package io.waybill.app.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.json.Json;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.Sheet;
import io.waybill.rules.table.TableKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Nothing gets lost between CSV and workbook, whichever comes first. */
class RoundTripTest {
    private static final String CSV = """
            id,note,from,on,state,postal_code,phone_1,credit_score,local.time,recipient,price,tier
            a,"two
            lines, ""quoted""\",2026-01-31,yes,"NY, NJ",02134,7875551234,>= 700,09:00..18:00,abc,52.00,1

            b,=1+1,,TRUE,not CA,90210,,700,09:00,abc,"$1,052.50",2
            c,+5 @home -x,2/1/2026,,,,,700.0,,abc,bid,
            """;

    @Test
    void csvComesBackAsItWas() throws NotATable {
        byte[] workbook = Workbooks.workbook(Workbooks.read(CSV.getBytes(UTF_8)));

        assertThat(Workbooks.csv(workbook)).isEqualTo(CSV);
        assertThat(Workbooks.read(workbook).warnings()).isEmpty();
    }

    @Test
    void theWorkbookKeepsNumbersDatesAndTextApart() throws NotATable, IOException {
        try (XSSFWorkbook workbook = Workbooks.opened(Workbooks.workbook(Workbooks.read(CSV.getBytes(UTF_8))))) {
            XSSFSheet sheet = workbook.getSheet("buyers");
            XSSFRow first = sheet.getRow(1);
            assertThat(first.getCell(2).getLocalDateTimeCellValue()).isEqualTo("2026-01-31T00:00");
            assertThat(first.getCell(5).getStringCellValue()).isEqualTo("02134");
            assertThat(first.getCell(6).getCellType()).isEqualTo(CellType.STRING);
            assertThat(first.getCell(10).getNumericCellValue()).isEqualTo(52);
            assertThat(sheet.getRow(2) == null).isTrue();
            XSSFRow second = sheet.getRow(3);
            assertThat(second.getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(second.getCell(1).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(second.getCell(3).getBooleanCellValue()).isTrue();
            assertThat(second.getCell(5).getStringCellValue()).isEqualTo("90210");
            assertThat(second.getCell(7).getNumericCellValue()).isEqualTo(700);
            assertThat(DateUtil.isCellDateFormatted(second.getCell(8))).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(workbook.getFontAt(
                                    sheet.getRow(0).getCell(0).getCellStyle().getFontIndex())
                            .getBold())
                    .isTrue();
        }
    }

    @Test
    void aWorkbookComesBackWithItsCommentsAndTypes() throws NotATable, IOException {
        TableText table = Workbooks.read(Workbooks.made(RoundTripTest::fill));
        assertThat(new String(table.comments() == null ? new byte[0] : table.comments(), UTF_8))
                .isEqualTo("""
                        id,column,author,text
                        ,price,,in dollars
                        a,price,Ann,"raised
                        in January"
                        "#4",id,,a gap
                        """);

        byte[] again = Workbooks.workbook(table);
        assertThat(Workbooks.read(again).comments()).isEqualTo(table.comments());
        try (XSSFWorkbook workbook = Workbooks.opened(again)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            Cell price = sheet.getRow(1).getCell(3);
            assertThat(price.getNumericCellValue()).isEqualTo(75.5);
            assertThat(price.getCellComment().getString().getString()).isEqualTo("raised\nin January");
            assertThat(price.getCellComment().getAuthor()).isEqualTo("Ann");
            assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue()).isEqualTo("2026-01-31T00:00");
            assertThat(sheet.getRow(4).getCell(2).getStringCellValue()).isEqualTo("xyz");
        }
    }

    @Test
    void commentsOfRowsThatAreGoneAreLeftOut() {
        Sheet table = Sheet.read(TableKind.BUYERS, "id,price\nb,1\n".getBytes(UTF_8), new Problems(""));
        byte[] comments = "id,column,author,text\na,price,,gone\nb,price,,here\nb,nothing,,gone\n\"".getBytes(UTF_8);

        assertThat(CommentsFile.read(comments, table)).containsExactly(new CellComment(2, 1, "", "here"));
    }

    @Test
    void jsonAndCsvAreTheSameTable() throws NotATable {
        var table = Workbooks.read(CSV.getBytes(UTF_8));
        var json = new Json().write(Workbooks.SHEETS.plain("loans", TableKind.BUYERS, Workbooks.files(table)));

        assertThat(new String(json, UTF_8))
                .contains("\"columns\":[\"id\",\"note\"")
                .contains("\"number\":4");
        assertThat(Workbooks.csv(json)).isEqualTo(CSV);
    }

    @Test
    void csvFromAnywhereIsKeptAsUtf8WithCommas() throws NotATable {
        byte[] windows = "id;note;recipient;price\r\na;Café;abc;52.00\r\n".getBytes(Charset.forName("windows-1252"));

        assertThat(Workbooks.csv(windows)).isEqualTo("id,note,recipient,price\na,Café,abc,52.00\n");
        assertThat(Workbooks.read(windows).warnings()).hasSize(1);
    }

    @Test
    void aHundredThousandRowsComeAndGo() throws NotATable {
        var csv = new StringBuilder("id,state,credit_score,recipient,price,tier\n");
        for (int row = 1; row <= 100_000; row++) {
            csv.append("row-")
                    .append(row)
                    .append(",\"NY, NJ\",>= ")
                    .append(row % 800)
                    .append(",abc,52.00,1\n");
        }
        TableText table = Workbooks.read(csv.toString().getBytes(UTF_8));

        assertThat(Workbooks.csv(Workbooks.workbook(table))).isEqualTo(csv.toString());
    }

    private static void fill(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.createSheet("My buyers");
        String[] names = {"id", "from", "recipient", "price"};
        XSSFRow header = sheet.createRow(0);
        for (int place = 0; place < names.length; place++) {
            header.createCell(place).setCellValue(names[place]);
        }
        CellStyle date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("d-mmm-yy"));
        XSSFRow row = sheet.createRow(1);
        row.createCell(0).setCellValue("a");
        row.createCell(1).setCellValue(LocalDate.of(2026, 1, 31));
        row.getCell(1).setCellStyle(date);
        row.createCell(2).setCellValue("abc");
        row.createCell(3).setCellValue(75.5);
        XSSFRow last = sheet.createRow(4);
        last.createCell(0).setCellValue("b");
        last.createCell(2).setCellValue("xyz");
        comment(sheet, 0, 3, "", "in dollars");
        comment(sheet, 1, 3, "Ann", "raised\nin January");
        comment(sheet, 3, 0, "", "a gap");
    }

    private static void comment(XSSFSheet sheet, int row, int column, String author, String text) {
        XSSFComment comment = sheet.createDrawingPatriarch()
                .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 2));
        comment.setAddress(new CellAddress(row, column));
        comment.setString(new XSSFRichTextString(text));
        comment.setAuthor(author);
    }
}
