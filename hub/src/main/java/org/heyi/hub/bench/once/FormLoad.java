package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.Load;
import org.heyi.hub.bench.LoadProcess;
import org.heyi.hub.bench.once.FormList.Opening;

/** Opens forms of all kinds about anybody at a steady rate, from a process of its own. */
final class FormLoad {
    private static final int PER_SECOND = 200;
    private static final int WARM_UPS = 2;

    private final HubApi api;
    private final FormList forms;

    FormLoad(HubApi api, FormList forms) {
        this.api = api;
        this.forms = forms;
    }

    /**
     * What opening a form took, from the moment at which it was to be opened.
     *
     * @param perSecond what was asked for; {@code answeredPerSecond} less than that says that the hub could not
     */
    record Figures(int perSecond, double answeredPerSecond, int seconds, double p50Ms, double p99Ms) {}

    /** Measures for {@code seconds}, after twice as many to warm up; one form, whichever, for each of {@code residents}. */
    Figures of(List<Resident> residents, int seconds, Random random) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (Resident resident : residents) {
            Opening form = forms.all().get(random.nextInt(forms.all().size()));
            form.about(resident).ifPresent(about -> bodies.add(HubApi.body(FormList.OPEN, form.variables(about))));
        }
        try (LoadProcess load = LoadProcess.start(api.port())) {
            load.measure(WARM_UPS * 1_000L * seconds, PER_SECOND, bodies);
            Load measured = load.measure(seconds * 1_000L, PER_SECOND, bodies);
            return new Figures(
                    PER_SECOND,
                    hundredths(measured.perSecond()),
                    seconds,
                    hundredths(measured.p50Millis()),
                    hundredths(measured.p99Millis()));
        }
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
