using CompanyAccount.Bench.Baseline;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.Playwright;

namespace CompanyAccount.Bench;

/// <summary>From the commit of an engineer's change to the changed cell in another browser, against a bare counter pushed in the same run, in turn.</summary>
internal static class PushLatency
{
    private const int Rounds = 200;
    private const int WarmUp = 20;

    // Both clocks are the machine's wall clock, so that the difference of the two is the way between them.
    private const string Watch = """
        ([selector, text]) => new Promise(resolve => {
          let cell = null;
          const shown = () => (cell?.isConnected ? cell : cell = document.querySelector(selector))?.textContent.includes(text);
          const now = () => performance.timeOrigin + performance.now();
          if (shown()) { resolve(now()); return; }
          const observer = new MutationObserver(() => { if (shown()) { observer.disconnect(); resolve(now()); } });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          window.benchReady = true;
        })
        """;

    public static async Task<string> RunAsync(Tabs tabs, BaselineHost baseline, PortalHost portal, int openRequests)
    {
        var numbers = await portal.SubmitAsync(openRequests);
        var number = numbers[0];
        await using var engineerContext = await tabs.SignedInAsync(portal.Origin, "engineer@vendor.example");
        await using var strangerContext = await tabs.StrangerAsync(baseline.Origin);
        var board = await Tabs.GoAsync(engineerContext, "/board");
        var counter = await Tabs.GoAsync(strangerContext, "/counter");
        var first = await portal.ActorAsync("engineer@vendor.example");
        var second = await portal.ActorAsync("engineer2@vendor.example");

        List<double> ours = [], bare = [];
        for (var round = 0; round < Rounds + WarmUp; round++)
        {
            var assignee = round % 2 == 0 ? second : first;
            var push = await OnceAsync(board, $"[data-number='{number}'] .col-assignee", assignee.Name, async () =>
            {
                await AssignAsync(portal, first, number, assignee);
                return TimeProvider.System.GetUtcNow();
            });
            var count = await OnceAsync(counter, "#count", $"{1000 + round}", () =>
            {
                // The number stands from here on; the push itself draws it, on this very thread, and only then comes back.
                var changed = TimeProvider.System.GetUtcNow();
                baseline.Counter.Push(1000 + round);
                return Task.FromResult(changed);
            });
            if (round < WarmUp)
                continue;
            ours.Add(push);
            bare.Add(count);
        }

        return $"""
            | push, {openRequests} open requests: median, ms | {Figures.Median(bare):F2} | {Figures.Median(ours):F2} | {Figures.Median(ours) / Figures.Median(bare):F2} | ≤ 1.5 |
            | push, {openRequests} open requests: p95, ms | {Figures.P95(bare):F2} | {Figures.P95(ours):F2} | {Figures.P95(ours) / Figures.P95(bare):F2} | ≤ 3 |
            """;
    }

    private static async Task<double> OnceAsync(IPage page, string selector, string text, Func<Task<DateTimeOffset>> change)
    {
        await page.EvaluateAsync("window.benchReady = false");
        var shown = page.EvaluateAsync<double>(Watch, new[] { selector, text });
        await page.WaitForFunctionAsync("window.benchReady");
        // The pace of a live page lets one refresh through every 250 ms; what is measured is the first after a rest.
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var changed = (await change() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        return await shown - changed;
    }

    private static async Task AssignAsync(PortalHost portal, Actor actor, RequestNumber number, Actor assignee)
    {
        var details = (await portal.Services.GetRequiredService<ReadRequest>().RunAsync(actor, number, default)).Value;
        var outcome = await portal.Services.GetRequiredService<AssignRequest>().RunAsync(actor, number, details.Request.Version, assignee.PersonId, default);
        _ = outcome.Value;
    }
}
