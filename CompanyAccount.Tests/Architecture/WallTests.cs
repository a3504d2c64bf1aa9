using CompanyAccount.Core;

namespace CompanyAccount.Tests.Architecture;

/// <summary>The house of the architecture page: who may use whom. Each law is shown to bite on a specimen.</summary>
public sealed class WallTests
{
    private const string Core = "CompanyAccount.Core";
    private const string Pages = "CompanyAccount.Blazor.Features";
    private const string BrokenHouse = "CompanyAccount.Tests.Architecture.Specimens.House";
    private const string BrokenPages = "CompanyAccount.Tests.Architecture.Specimens.Pages";

    private static readonly IReadOnlyList<TypeUse> OfCore = TypeUse.In(typeof(PortalCore).Assembly.Location, Core);
    private static readonly IReadOnlyList<TypeUse> OfPages = TypeUse.In(typeof(Program).Assembly.Location, Pages);
    private static readonly IReadOnlyList<TypeUse> OfSpecimens = TypeUse.In(typeof(WallTests).Assembly.Location, "CompanyAccount.Tests.Architecture.Specimens");

    [Fact]
    public void Every_room_of_Core_is_known_to_the_laws()
    {
        var rooms = typeof(PortalCore).Assembly.GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(room => TypeUse.IsInside(room, Core) && room != Core)
            .Select(room => room.Split('.')[2])
            .ToHashSet();
        Assert.Equal([], rooms.Except([.. Walls.Features.Keys, .. Walls.WordlessRooms, .. Walls.WiringRooms]));
        Assert.Equal([], Walls.Features.Keys.Concat(Walls.WordlessRooms).Concat(Walls.WiringRooms).Except(rooms));
        Assert.Equal(Walls.Features.Keys.Order(), Walls.Roots.Keys.Order());
    }

    [Fact]
    public void The_root_of_a_feature_is_pure()
    {
        foreach (var root in Walls.Roots.Keys)
            Assert.Contains(OfCore, use => use.UserRoom == $"{Core}.{root}");
        Assert.Equal([], Walls.OfRoots(OfCore, Core));
    }

    [Fact]
    public void Features_use_each_other_along_the_graph_only()
    {
        Assert.Contains(OfCore, use => use.UserRoom == $"{Core}.Requests" && use.UsedRoom == $"{Core}.Catalog");
        Assert.Equal([], Walls.BetweenFeatures(OfCore, Core));
    }

    [Fact]
    public void Rooms_without_business_words_use_no_feature()
    {
        foreach (var room in Walls.WordlessRooms)
            Assert.Contains(OfCore, use => TypeUse.IsInside(use.UserRoom, $"{Core}.{room}"));
        Assert.Equal([], Walls.OfWordlessRooms(OfCore, Core));
    }

    [Fact]
    public void Pages_show_their_own_feature()
    {
        foreach (var feature in Walls.Pages.Keys)
            Assert.Contains(OfPages, use => TypeUse.IsInside(use.UserRoom, $"{Pages}.{feature}") && TypeUse.IsInside(use.UsedRoom, Core));
        Assert.Equal([], Walls.OfPages(OfPages, Pages, Core));
    }

    [Fact]
    public void The_law_of_roots_bites()
    {
        var found = Walls.OfRoots(OfSpecimens, BrokenHouse).Select(use => use.User.Split('.')[^1]).ToHashSet();
        Assert.Equal(
            ["RootThatHidesItInAClosure", "RootThatKeepsAClock", "RootThatKnowsAnotherFeature", "RootThatLogs", "RootThatOpensTheDatabase", "RootThatWaits"],
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_law_between_features_bites()
    {
        var found = Walls.BetweenFeatures(OfSpecimens, BrokenHouse).Select(use => use.User.Split('.')[^1]).ToHashSet();
        Assert.Equal(["RootThatKnowsAnotherFeature", "UseCaseThatCallsAnotherFeaturesUseCase"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_law_of_wordless_rooms_bites() =>
        Assert.Equal("MailThatKnowsACompany", Assert.Single(Walls.OfWordlessRooms(OfSpecimens, BrokenHouse)).User.Split('.')[^1]);

    [Fact]
    public void The_law_of_pages_bites()
    {
        var found = Walls.OfPages(OfSpecimens, BrokenPages, BrokenHouse).Select(use => use.User.Split('.')[^1]);
        Assert.Equal(["PageThatReachesIntoAnotherFeature", "PageThatReachesIntoTheStore"], found.Order(StringComparer.Ordinal));
    }
}
