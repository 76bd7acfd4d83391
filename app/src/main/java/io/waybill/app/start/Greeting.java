package io.waybill.app.start;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What the console shows once Waybill serves: where, how to send a lead or begin, and the key to the management API. */
record Greeting(Options options, String address, AdminKey adminKey) {
    String text() {
        String where = "\nWaybill serves " + address + " (home " + options.home() + ")\n";
        return where + (options.hasSample() ? curl() : firstSteps()) + key();
    }

    private String firstSteps() {
        return options.hasFlows() ? "" : """

                There is no flow here yet: a folder %s with a fields.yaml makes one.
                Maybe begin with copies of what is in rules/ and mappings/ of Waybill's own folder.
                """.formatted(options.home().resolve("rules/flows/<flow>"));
    }

    private String curl() {
        return """

                Sell a lead:

                curl -sS %s/flows/personal-loans/sources/demo/submit \\
                  -H 'Content-Type: application/json' \\
                  -d '{"first_name": "Ada", "last_name": "Long", "email": "ada.long@example.com", "phone_1": "(415) 555-2671",
                       "address_1": "12 Main St", "city": "San Francisco", "state": "CA", "postal_code": "94105",
                       "dob": "1985-04-12", "credit_score": 720, "loan_amount": 15000}'
                """.formatted(address);
    }

    private String key() {
        if (options.adminKey() != null) {
            return "";
        }
        return adminKey.isNew()
                ? "\nKey to " + address + "/api (header X-API-Key): " + made() + "\nIt is kept in " + adminKey.file()
                        + "\n"
                : "\nThe key to " + address + "/api (header X-API-Key) is in " + adminKey.file() + "\n";
    }

    private String made() {
        try {
            return adminKey.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
