using CompanyAccount.Bench;
using CompanyAccount.Bench.Baseline;

await using var baseline = await BaselineHost.StartAsync();
await using var portal = PortalHost.Start();
await using var tabs = await Tabs.OpenAsync();

Console.WriteLine("| what | bare | portal | ratio | bar |");
Console.WriteLine("|---|---|---|---|---|");
Console.WriteLine(await PushLatency.RunAsync(tabs, baseline, portal, openRequests: 200));
Console.WriteLine(await CircuitMemory.RunAsync(tabs, baseline, portal));
