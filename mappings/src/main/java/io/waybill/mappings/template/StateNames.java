package io.waybill.mappings.template;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** States and territories of the US, provinces and territories of Canada, by postal code. */
final class StateNames {
    private static final Map<String, String> NAMES =
            """
            AL Alabama
            AK Alaska
            AZ Arizona
            AR Arkansas
            CA California
            CO Colorado
            CT Connecticut
            DE Delaware
            DC District of Columbia
            FL Florida
            GA Georgia
            HI Hawaii
            ID Idaho
            IL Illinois
            IN Indiana
            IA Iowa
            KS Kansas
            KY Kentucky
            LA Louisiana
            ME Maine
            MD Maryland
            MA Massachusetts
            MI Michigan
            MN Minnesota
            MS Mississippi
            MO Missouri
            MT Montana
            NE Nebraska
            NV Nevada
            NH New Hampshire
            NJ New Jersey
            NM New Mexico
            NY New York
            NC North Carolina
            ND North Dakota
            OH Ohio
            OK Oklahoma
            OR Oregon
            PA Pennsylvania
            RI Rhode Island
            SC South Carolina
            SD South Dakota
            TN Tennessee
            TX Texas
            UT Utah
            VT Vermont
            VA Virginia
            WA Washington
            WV West Virginia
            WI Wisconsin
            WY Wyoming
            AS American Samoa
            GU Guam
            MP Northern Mariana Islands
            PR Puerto Rico
            VI U.S. Virgin Islands
            AB Alberta
            BC British Columbia
            MB Manitoba
            NB New Brunswick
            NL Newfoundland and Labrador
            NS Nova Scotia
            NT Northwest Territories
            NU Nunavut
            ON Ontario
            PE Prince Edward Island
            QC Quebec
            SK Saskatchewan
            YT Yukon
            """.lines().collect(Collectors.toUnmodifiableMap(line -> line.substring(0, 2), line -> line.substring(3)));

    private StateNames() {}

    /** The name of a code; anything else stays as it is. */
    static String nameOf(String code) {
        return NAMES.getOrDefault(code.strip().toUpperCase(Locale.ROOT), code);
    }
}
