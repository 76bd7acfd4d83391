package io.waybill.mappings.template;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is done to an expression's value before it joins the author's text. */
public enum Escaping {
    /** Nothing: a serialiser escapes the whole value later. */
    NONE {
        @Override
        public String escape(String text) {
            return text;
        }
    },
    /** Percent-encoding of everything but letters, digits and {@code -._~*}, in UTF-8. */
    URL {
        @Override
        public String escape(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%7E", "~");
        }
    },
    /** For the inside of a JSON string. */
    JSON {
        @Override
        public String escape(String text) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(text));
        }
    },
    /** For XML and HTML, text and quoted attributes alike; what XML cannot hold is dropped. */
    XML {
        @Override
        public String escape(String text) {
            return XmlText.legal(text)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    public abstract String escape(String text);
}
