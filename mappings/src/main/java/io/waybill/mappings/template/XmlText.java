package io.waybill.mappings.template;

/** What XML 1.0 can hold. */
public final class XmlText {
    private XmlText() {}

    /** The text without the characters that no XML document may contain, escaped or not. */
    public static String legal(String text) {
        return text.codePoints().allMatch(XmlText::isLegal)
                ? text
                : text.codePoints()
                        .filter(XmlText::isLegal)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isLegal(int character) {
        boolean control = character < 0x20 && character != '\t' && character != '\n' && character != '\r';
        boolean loneSurrogate = character >= 0xD800 && character <= 0xDFFF;
        return !control && !loneSurrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
