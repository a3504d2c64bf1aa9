using CompanyAccount.Bench;
using CompanyAccount.Bench.Baseline;

if (args is ["uploads", ..])
{
    var mebibytes = args is [_, var size] ? long.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : 1024;
    Console.WriteLine(await UploadMemory.RunAsync(mebibytes << 20));
    return;
}

if (args is ["reaction"])
{
    Console.WriteLine(ReactionFold.Run());
    return;
}

await using var baseline = await BaselineHost.StartAsync();
await using var portal = PortalHost.Start();
await using var tabs = await Tabs.OpenAsync();

Console.WriteLine("| what | bare | portal | ratio | bar |");
Console.WriteLine("|---|---|---|---|---|");
Console.WriteLine(await PushLatency.RunAsync(tabs, baseline, portal, openRequests: 200));
Console.WriteLine(await CircuitMemory.RunAsync(tabs, baseline, portal));
Console.WriteLine(ReactionFold.Run());
