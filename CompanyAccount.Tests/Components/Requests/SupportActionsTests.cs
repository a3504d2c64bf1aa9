using Bunit;
using CompanyAccount.Blazor.Features.Requests.Parts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Components.Web;

namespace CompanyAccount.Tests.Components.Requests;

public sealed class SupportActionsTests
{
    private static readonly RequestAction[] Both = [RequestAction.ChangeSeverity, RequestAction.LowerLevel];

    [Fact]
    public async Task Only_what_may_be_done_is_offered()
    {
        await using var database = await Screen.DatabaseAsync();
        var details = await DetailsAsync(database);
        await using var screen = Screen.Of(People.Engineer, database);
        Assert.Empty(Render(screen, details with { Actions = [] }).FindAll("button"));
        Assert.Single(Render(screen, details with { Actions = [RequestAction.ChangeSeverity] }).FindAll("button"));
        Assert.Equal(2, Render(screen, details with { Actions = Both }).FindAll("button").Count);
    }

    [Fact]
    public async Task Another_severity_is_sent_with_its_reason_and_never_without_one()
    {
        await using var database = await Screen.DatabaseAsync();
        var details = await DetailsAsync(database) with { Actions = Both };
        await using var screen = Screen.Of(People.Engineer, database);
        List<(Severity To, string Reason)> sent = [];
        var actions = Render(screen, details, severity: sent.Add);
        await actions.FindAll("button")[0].ClickAsync(new());
        Assert.DoesNotContain(details.Request.Severity.ToString(), actions.FindAll("#new-severity option").Select(option => option.GetAttribute("value")));
        await actions.Find("#support-reason").InputAsync(new() { Value = " " });
        await actions.Find("form").SubmitAsync();
        Assert.Empty(sent);
        Assert.Equal("true", actions.Find("#support-reason").GetAttribute("aria-invalid"));
        await actions.Find("#new-severity").ChangeAsync(new() { Value = nameof(Severity.Critical) });
        await actions.Find("#support-reason").InputAsync(new() { Value = "Встало всё" });
        await actions.Find("form").SubmitAsync();
        Assert.Equal([(Severity.Critical, "Встало всё")], sent);
        // Refused, for the version is the same: the reason stays to be sent again.
        Assert.Equal("Встало всё", actions.Find("#support-reason").GetAttribute("value"));
    }

    [Fact]
    public async Task A_level_is_lowered_once_by_one_message_and_escape_leaves_it()
    {
        await using var database = await Screen.DatabaseAsync();
        var details = await DetailsAsync(database) with { Actions = Both };
        await using var screen = Screen.Of(People.Engineer, database);
        List<MessageText> sent = [];
        var actions = Render(screen, details, lower: sent.Add);
        await actions.FindAll("button")[1].ClickAsync(new());
        Assert.Empty(actions.FindAll("#new-severity"));
        await actions.Find("#support-reason").InputAsync(new() { Value = "Это вопрос" });
        await actions.Find("form").SubmitAsync();
        await actions.Find("form").SubmitAsync();
        Assert.Equal(2, sent.Count);
        Assert.Single(sent.Select(text => text.Id).Distinct());
        await actions.Find("form").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Empty(actions.FindAll("form"));
    }

    [Fact]
    public async Task What_has_become_impossible_asks_for_nothing_any_more()
    {
        await using var database = await Screen.DatabaseAsync();
        var details = await DetailsAsync(database) with { Actions = Both };
        await using var screen = Screen.Of(People.Engineer, database);
        var actions = Render(screen, details);
        await actions.FindAll("button")[1].ClickAsync(new());
        actions.Render(parameters => parameters.Add(part => part.Details, details with { Actions = [RequestAction.ChangeSeverity] }));
        Assert.Empty(actions.FindAll("form"));
        actions.Render(parameters => parameters.Add(part => part.Busy, true));
        Assert.All(actions.FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    private static async Task<RequestDetails> DetailsAsync(TestDatabase database) =>
        (await database.Get<ReadRequest>().RunAsync(People.Engineer, await database.SubmitAsync(People.User), Xunit.TestContext.Current.CancellationToken)).Value;

    private static IRenderedComponent<SupportActions> Render(Screen screen, RequestDetails details, Action<(Severity To, string Reason)>? severity = null, Action<MessageText>? lower = null) =>
        screen.Render<SupportActions>(parameters => parameters
            .Add(part => part.Details, details)
            .Add(part => part.OnSeverity, sent => severity?.Invoke(sent))
            .Add(part => part.OnLower, sent => lower?.Invoke(sent)));
}
