using Bunit;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Help;

public sealed class TeamStateTests
{
    [Fact]
    public async Task An_open_page_says_by_itself_that_the_team_goes_home()
    {
        await using var database = await Screen.DatabaseAsync();
        var monday = new DateTimeOffset(2027, 3, 1, 18, 29, 0, TimeSpan.FromHours(3));
        database.Time.Advance(monday - database.Time.GetUtcNow());
        await using var screen = Screen.Of(People.User, database);
        var state = screen.Render<TeamState>();
        state.WaitForAssertion(() => Assert.Contains("Сейчас открыто", state.Markup, StringComparison.Ordinal));
        Assert.Contains("18:30", state.Markup, StringComparison.Ordinal);
        Assert.Contains("ещё не утверждён", state.Markup, StringComparison.Ordinal);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        state.WaitForAssertion(() => Assert.Contains("Сейчас закрыто", state.Markup, StringComparison.Ordinal));
        Assert.Contains("вт, 2 марта 2027, 10:00", state.Markup, StringComparison.Ordinal);
    }
}
