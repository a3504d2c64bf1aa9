using System.Reflection;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Tests.Architecture.Specimens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Architecture;

/// <summary>What a use case, a database and a page look like.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Use_cases_and_reads_take_the_actor_first_the_token_last_and_give_an_outcome()
    {
        var calls = PortalCore.UseCasesAndReads().ToList();
        Assert.True(calls.Count >= 15, $"{calls.Count} use cases and reads");
        Assert.Equal([], calls.Where(type => !HasShape(type)));
        Assert.Equal(
            [typeof(BrokenUseCases.WithoutActor), typeof(BrokenUseCases.WithoutToken), typeof(BrokenUseCases.WithoutOutcome)],
            typeof(BrokenUseCases).GetNestedTypes().Where(type => !HasShape(type)));
    }

    [Fact]
    public void Nobody_outside_Core_can_open_the_database()
    {
        var databases = typeof(PortalCore).Assembly.GetTypes().Where(type => typeof(DbContext).IsAssignableFrom(type)).ToList();
        Assert.Equal(3, databases.Count);
        Assert.Equal([], databases.Where(IsOpen));
        Assert.True(IsOpen(typeof(PublicDb)));
        Assert.DoesNotContain(typeof(Core.Storage.Store).GetMembers(), member => member.Name == "Open");
    }

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(IsPage).ToList();
        Assert.True(pages.Count >= 5, $"{pages.Count} pages");
        Assert.Equal([], pages.Where(page => !SaysWhoMaySeeIt(page)));
        Assert.True(IsPage(typeof(PageForNobodyKnowsWhom)));
        Assert.False(SaysWhoMaySeeIt(typeof(PageForNobodyKnowsWhom)));
    }

    private static bool HasShape(Type type) => type.GetMethods().Where(method => method.Name == "RunAsync").ToList() is [var run]
        && run.GetParameters() is [{ ParameterType: var first }, .., { ParameterType: var last }]
        && first == typeof(Actor) && last == typeof(CancellationToken)
        && run.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
        && task.GenericTypeArguments[0] is { IsGenericType: true } outcome && outcome.GetGenericTypeDefinition() == typeof(Outcome<>);

    private static bool IsOpen(Type type) => type.IsVisible;

    private static bool IsPage(Type type) => type.GetCustomAttributes<RouteAttribute>().Any();

    private static bool SaysWhoMaySeeIt(Type page) => page.GetCustomAttributes().Any(attribute => attribute is IAuthorizeData or IAllowAnonymous);
}
