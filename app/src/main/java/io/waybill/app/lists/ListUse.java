package io.waybill.app.lists;

import io.waybill.app.home.FlowCompiler;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Releases;
import io.waybill.app.release.ReleaseFiles;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/** Where an uploaded list is named by what is in force. Takes some tenths of a second for each flow. Safe for use by many threads. */
@Singleton
final class ListUse {
    private final Releases releases;
    private final ReleaseFiles files;
    private final FlowCompiler compiler;

    ListUse(Releases releases, ReleaseFiles files, FlowCompiler compiler) {
        this.releases = releases;
        this.files = files;
        this.compiler = compiler;
    }

    /** The problems that there would be without the list: each place in a file that names it. */
    List<HomeProblem> listProblemsWithout(String list) {
        var problems = new LinkedHashSet<HomeProblem>();
        new TreeMap<>(releases.flows()).forEach((flow, active) -> {
            var kept = files.find(flow, active.release());
            if (kept != null) {
                problems.addAll(compiler.problemsWithout(list, flow, kept.content()));
            }
        });
        return new ArrayList<>(problems);
    }
}
