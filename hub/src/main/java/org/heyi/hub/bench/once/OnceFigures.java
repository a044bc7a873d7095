package org.heyi.hub.bench.once;

/**
 * What "ask once" comes to on this machine.
 *
 * @param prefilled share of the forms' fields that are filled when they are opened
 * @param prefilledCorrect share of the filled values that are true
 * @param flaggedRecall share of the questions that ask again what is held, in new forms, that are flagged
 * @param formP99Ms of opening a form at a steady rate
 * @param visibleP95Ms until an answer is in another department's form, or a correction at its owner, whichever takes longer
 * @param lost submissions that were acknowledged and are not wherever they must be, or not acknowledged and somewhere but not everywhere
 * @param doubled submissions that are somewhere twice
 */
public record OnceFigures(
        double prefilled,
        double prefilledCorrect,
        double flaggedRecall,
        double formP99Ms,
        double visibleP95Ms,
        int lost,
        int doubled,
        long residents,
        Filling.Figures filling,
        ReAsking.Figures reAsking,
        FormLoad.Figures formLoad,
        Visibility.Figures visibility,
        Crashes.Figures crashes) {

    static OnceFigures of(
            long residents,
            Filling.Figures filling,
            ReAsking.Figures reAsking,
            FormLoad.Figures formLoad,
            Visibility.Figures visibility,
            Crashes.Figures crashes) {
        return new OnceFigures(
                share(filling.prefilled()),
                share(filling.correct()),
                share(reAsking.recall()),
                formLoad.p99Ms(),
                visibility.worstP95Ms(),
                crashes.lost() + crashes.torn(),
                crashes.doubled(),
                residents,
                filling,
                reAsking,
                formLoad,
                visibility,
                crashes);
    }

    /** Cut off, so that no target is reached by rounding. */
    private static double share(double value) {
        return Math.floor(value * 10_000) / 10_000;
    }
}
