using System.Diagnostics;
using System.Globalization;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Bench;

/// <summary>What one look at a request's promise costs: the fold over its events, in nanoseconds and in bytes put on the heap.</summary>
internal static class ReactionFold
{
    private const int Rounds = 15;
    private const int Evaluations = 200_000;
    private const double BarNanoseconds = 1_000;

    public static string Run()
    {
        var calendar = Calendar();
        // Raised once, lowered once, answered and ended: what a request has by its end. Friday evening, so that the promise goes over a weekend.
        var submitted = new DateTimeOffset(2026, 11, 20, 14, 10, 0, TimeSpan.Zero);
        var terms = new LevelTerms(
            SupportLevel.MsaBusiness, SupportPriority.High, 36, 4,
            [new(ServiceHours.Always, 120), new(ServiceHours.Working, 360), new(ServiceHours.Working, 480), new(ServiceHours.Working, 600)], 10, 10);
        ClockFact[] facts =
        [
            ClockFact.Submitted(submitted, terms, 3),
            ClockFact.SeverityChanged(submitted.AddMinutes(20), 2),
            ClockFact.SeverityChanged(submitted.AddMinutes(50), 4),
            ClockFact.Reacted(submitted.AddHours(70)),
            ClockFact.Ended(submitted.AddHours(90)),
        ];
        List<double> nanoseconds = [];
        long ticks = 0, allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Evaluations; i++)
                ticks ^= ReactionClock.Of(facts, calendar)!.Value.Due.UtcTicks;
            var elapsed = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            // The first ones let the compiler find out what is worth its time.
            if (round >= Rounds / 3)
                nanoseconds.Add(elapsed.TotalNanoseconds / Evaluations);
        }

        GC.KeepAlive(ticks);
        var median = Figures.Median(nanoseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| reaction deadline, a fold over {facts.Length} events, ns ({(double)allocated / Evaluations:0.##} bytes on the heap) | {BarNanoseconds:0}, the bar | {median:0} | {median / BarNanoseconds:0.00} | ≤ 1 |");
    }

    private static WorkingCalendar Calendar() => new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"),
        [new(DateOnly.MinValue, [new(TimeSpan.FromHours(10), TimeSpan.FromHours(18.5))])],
        new HashSet<DateOnly> { new(2026, 11, 4), new(2026, 12, 31) },
        new HashSet<DateOnly>(),
        new HashSet<int> { 2026 });
}
