package io.waybill.app.home;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Map;

/** What is wrong with the home folder as it stands. */
@Controller("/api/releases")
final class ProblemsController {
    private final Releases releases;

    ProblemsController(Releases releases) {
        this.releases = releases;
    }

    /** All problems at once; an empty list when there are none. */
    @Get("/problems")
    Map<String, List<HomeProblem>> problems() {
        return Map.of("problems", releases.problems());
    }
}
