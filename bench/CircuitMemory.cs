using CompanyAccount.Bench.Baseline;
using Microsoft.Playwright;

namespace CompanyAccount.Bench;

/// <summary>Live heap of the server for one idle open page, against an empty page of the component library in the same run.</summary>
internal static class CircuitMemory
{
    private const int Pages = 30;
    private const int WarmUp = 3;

    public static async Task<string> RunAsync(Tabs tabs, BaselineHost baseline, PortalHost portal)
    {
        await using var stranger = await tabs.StrangerAsync(baseline.Origin);
        await using var customer = await tabs.SignedInAsync(portal.Origin, "owner@romashka.example");
        await using var engineer = await tabs.SignedInAsync(portal.Origin, "engineer@vendor.example");
        var empty = await PerPageAsync(stranger, "/empty");
        var list = await PerPageAsync(customer, "/requests");
        var board = await PerPageAsync(engineer, "/board");
        return $"""
            | memory of an idle circuit, request list, KiB | {empty:F0} | {list:F0} | {list / empty:F2} | ≤ 2 |
            | memory of an idle circuit, board, KiB | {empty:F0} | {board:F0} | {board / empty:F2} | ≤ 3 |
            """;
    }

    private static async Task<double> PerPageAsync(IBrowserContext context, string path)
    {
        List<IPage> pages = [];
        for (var i = 0; i < WarmUp; i++)
            pages.Add(await Tabs.GoAsync(context, path));
        var before = LiveHeap();
        for (var i = 0; i < Pages; i++)
            pages.Add(await Tabs.GoAsync(context, path));
        var after = LiveHeap();
        foreach (var page in pages)
            await page.CloseAsync();
        return (after - before) / 1024.0 / Pages;
    }

    private static long LiveHeap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
