using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CompanyAccount.Tests.Bench.BrowsersFirst))]

namespace CompanyAccount.Tests.Bench;

/// <summary>
/// The collections that take longest start first, so that none of them runs alone at the end: the journeys and the looks of
/// pages in browsers, then the tests of the host. The rest follows, always in the same order.
/// </summary>
public sealed class BrowsersFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [Browser.BrowserTests.Name, Browser.BrowserPageTests.Name, Host.HostTestsTogether.Name];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections
            .OrderBy(collection => Array.IndexOf(Longest, collection.TestCollectionDisplayName) is >= 0 and var place ? place : Longest.Length)
            .ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];
}
