package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
    private final SampleTemplates templates = new SampleTemplates();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ lead.phone_1 | phone('##########') }} => 7732658399",
                "{{ lead.phone_1 | phone('(###) ###-####') }} => (773) 265-8399",
                "{{ lead.phone_1 | phone(\"+1##########\") }} => +17732658399",
                "{{ lead.phone_1 | phone('###########') }} => 17732658399",
                "{{ '+1 773 265 8399' | phone('###-###-####') }} => 773-265-8399",
                "{{ '7732658399x12' | phone('###.###.####') }} => 773.265.8399",
                "{{ '+442079460000' | phone('(###) ###-####') }} => +442079460000",
                "{{ lead.dob | date('MM/dd/yyyy') }} => 02/28/1980",
                "{{ now | date('yyyy-MM-dd HH:mm', 'America/New_York') }} => 2026-11-20 23:05",
                "{{ now | date('d MMMM yyyy') }} => 21 November 2026",
                "{{ 'soon' | date('yyyy') }} => soon",
                "{{ '13:05:00' | date('h:mm a') }} => 1:05 PM",
                "{{ lead.state | state_name }} => California",
                "{{ 'qc' | state_name }} => Quebec",
                "{{ 'Bavaria' | state_name }} => Bavaria",
                "{{ lead.phone_1.raw | digits }} => 7732658399",
                "{{ lead.last_name | lower }} => smith",
                "{{ lead.state.raw | upper }} => CA",
                "{{ lead.last_name | title }} => Smith",
                "{{ 'mcDonald of new-york' | title }} => McDonald Of New-York",
                "{{ lead.nothing | default('none') }} => none",
                "{{ lead.empty | default('none') }} => none",
                "{{ lead.state | default('none') }} => CA",
                "{{ lead.state | map('regions') }} => west",
                "{{ 'TX' | map('regions') }} => middle",
                "{{ lead.state | map('codes') }} => 06",
                "{{ 'TX' | map('codes.csv') }} => TX",
                "{{ 'abc' | md5 }} => 900150983cd24fb0d6963f7d28e17f72",
                "{{ 'abc' | sha256 }} => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "{{ lead.loan_amount.raw | number }} => 15000",
                "{{ '-1,234.5 USD' | number }} => -1234.5",
                "{{ 'Yes' | boolean }} => true",
                "{{ 'off' | boolean }} => false",
                "{{ lead.phone_1 | mask }} => ******8399",
                "{{ 'abc' | mask }} => ***",
                "{{ lead.state | raw }} => CA",
                "{{ ' x ' | trim | upper }} => X",
                "{{ 'a-b-c' | replace('-', '+') }} => a+b+c",
                "{{ 'abcdef' | slice(1, 3) }} => bc",
                "{{ 'a b' | urlencode }} => a%20b",
                "{{ 'abc' | base64encode }} => YWJj",
                "{{ 'abc' | length }} => 3",
                "{{ ['a', 'b'] | join('/') }} => a/b",
                "{{ ['a', 'b'] | first }} => a",
                "{{ ['a', 'b'] | last }} => b",
            })
    void filters(String template, String expected) {
        Object value = templates.render(template);
        assertThat(Values.textOrEmpty(value)).isEqualTo(expected);
    }
}
