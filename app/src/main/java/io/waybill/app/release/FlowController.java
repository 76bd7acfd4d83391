package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Releases;
import io.waybill.db.release.ReleaseStore;
import io.waybill.mappings.source.SourceMapping;
import io.waybill.rules.flow.FieldSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The flows in force: release, fields, tables, sources, recipients, and the state of their files. */
@Controller("/api/flows")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = ReleaseStore.class)
final class FlowController {
    private static final String FLOWS = "rules/flows/";

    private final Releases releases;
    private final ReleaseStore store;
    private final Answers answers;

    FlowController(Releases releases, ReleaseStore store, Answers answers) {
        this.releases = releases;
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list() {
        var flows = new TreeMap<>(releases.flows())
                .values().stream().map(this::view).toList();
        return answers.document(HttpStatus.OK, Map.of("flows", flows));
    }

    @Get("/{flow}")
    HttpResponse<byte[]> show(String flow) {
        var found = releases.find(flow);
        return found == null
                ? answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no flow of this name in force"))
                : answers.document(HttpStatus.OK, view(found));
    }

    private Map<String, Object> view(ActiveFlow flow) {
        var view = new LinkedHashMap<String, Object>();
        view.put("flow", flow.id());
        view.put("name", flow.rules().flow().name());
        view.put("release", flow.release());
        view.put(
                "fields",
                flow.rules().flow().fields().values().stream()
                        .map(FlowController::field)
                        .toList());
        view.put("tables", tables(flow));
        view.put("sources", sources(flow));
        view.put("recipients", new TreeSet<>(flow.mappings().recipients().keySet()));
        view.put("files", files(flow.id()));
        return view;
    }

    private static List<String> sources(ActiveFlow flow) {
        return flow.mappings().sources().values().stream()
                .filter(source -> source.flows().contains(flow.id()))
                .map(SourceMapping::id)
                .sorted()
                .toList();
    }

    /** How the flow's files in the home folder stand: what has errors is not in force yet. */
    private Map<String, Object> files(String flow) {
        var own = releases.problems().stream()
                .filter(problem -> concerns(problem.file(), flow))
                .toList();
        var view = new LinkedHashMap<String, Object>();
        view.put("state", own.isEmpty() ? "clean" : own.stream().allMatch(HomeProblem::warns) ? "warnings" : "errors");
        view.put("problems", own);
        return view;
    }

    /** Mappings and lists belong to all flows. */
    private static boolean concerns(String file, String flow) {
        return !file.startsWith(FLOWS) || file.startsWith(FLOWS + flow + "/");
    }

    private static Map<String, Object> field(FieldSpec field) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", field.name());
        view.put("type", field.type());
        view.put("required", field.required());
        return view;
    }

    private List<String> tables(ActiveFlow flow) {
        return store.files(flow.release()).stream()
                .map(file -> FlowFile.of(flow.id(), file.path()))
                .filter(file -> file.kind() == FlowFile.Kind.TABLE)
                .map(FlowFile::name)
                .toList();
    }
}
