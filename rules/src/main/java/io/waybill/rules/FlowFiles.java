package io.waybill.rules;

import java.util.Map;

/**
 * What people edit of one flow, already read: the compiler touches no disk.
 *
 * @param flow the flow's id, the name of its folder
 * @param release the hash that every evaluation of the compiled rules carries
 * @param files content by path below the home folder ({@code rules/flows/personal-loans/buyers.csv})
 * @param lists content of {@code rules/lists/*.txt} by list name
 */
public record FlowFiles(String flow, String release, Map<String, byte[]> files, Map<String, byte[]> lists) {
    public FlowFiles {
        files = Map.copyOf(files);
        lists = Map.copyOf(lists);
    }
}
