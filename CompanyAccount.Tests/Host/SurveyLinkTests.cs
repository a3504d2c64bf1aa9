using System.Net;
using AngleSharp.Html.Dom;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>The page behind a survey's link: anybody's who holds the link, but never a mail scanner's.</summary>
[Collection(HostTestsTogether.Name)]
public sealed class SurveyLinkTests(SharedHost host)
{
    private const string Author = "user@romashka.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_the_link_shows_the_rating_chosen_and_records_nothing()
    {
        var (id, path) = await SurveyAsync();
        using var answer = await host.Open().GetAsync(path + "?rating=4");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Caller.ReadAsync(answer);
        Assert.Equal("4", Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector("input[name=Rating][checked]")).Value);
        Assert.Null((await FindAsync(id)).Rating);
    }

    [Fact]
    public async Task The_button_answers_and_answers_again_in_its_place()
    {
        var (id, path) = await SurveyAsync();
        var caller = host.Open();
        using var first = await caller.SendFormAsync(path + "?rating=4", ("Rating", "4"), ("Comment", ""));
        Assert.Equal("Спасибо за оценку!", (await Caller.ReadAsync(first)).Text("h1"));
        using var second = await caller.SendFormAsync(path, ("Rating", "2"), ("Comment", "Долго <b>ждали</b>"));
        var page = await Caller.ReadAsync(second);
        Assert.Contains("2 — плохо", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("textarea b"));
        Assert.Equal((2, "Долго <b>ждали</b>"), ((await FindAsync(id)).Rating!.Value, (await FindAsync(id)).Comment));
    }

    [Fact]
    public async Task For_the_author_signed_in_the_click_in_the_mail_is_enough_and_a_second_undoes_nothing()
    {
        var (id, path) = await SurveyAsync();
        var caller = await host.SignedInAsync(Author);
        using (var ahead = new HttpRequestMessage(HttpMethod.Get, path + "?rating=1"))
        {
            ahead.Headers.Add("Sec-Purpose", "prefetch");
            using var fetched = await caller.Http.SendAsync(ahead, Stop);
            Assert.Null((await FindAsync(id)).Rating);
        }

        Assert.Equal("Спасибо за оценку!", (await caller.ReadAsync(path + "?rating=5")).Text("h1"));
        Assert.Equal(5, (await FindAsync(id)).Rating);
        Assert.Contains("5 — отлично", (await caller.ReadAsync(path + "?rating=1")).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(5, (await FindAsync(id)).Rating);
    }

    [Fact]
    public async Task A_forged_link_an_expired_one_and_one_of_somebody_else_say_the_same()
    {
        var (id, path) = await SurveyAsync();
        var (_, expired) = await SurveyAsync(daysAgo: Survey.OpenDays);
        var pages = new List<string>
        {
            (await host.Open().ReadAsync("/survey/forged?rating=5")).Text("main"),
            (await host.Open().ReadAsync(expired + "?rating=5")).Text("main"),
        };
        foreach (var other in (string[])["owner@romashka.example", "user@vector.example", "engineer@vendor.example"])
            pages.Add((await (await host.SignedInAsync(other)).ReadAsync(path + "?rating=1")).Text("main"));
        Assert.Single(pages.Distinct());
        Assert.Contains("Ссылка не работает", pages[0], StringComparison.Ordinal);
        Assert.Null((await FindAsync(id)).Rating);
    }

    [Fact]
    public async Task A_form_from_elsewhere_or_by_the_wrong_person_changes_nothing()
    {
        var (id, path) = await SurveyAsync();
        using var forged = await host.Open().PostAsync(path, ("_handler", "survey"), ("Rating", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        var other = await host.SignedInAsync("admin@romashka.example");
        var anonymous = host.Open();
        var page = await anonymous.ReadAsync(path);
        using var wrong = await other.SendFormAsync(path, page, ("Rating", "1"));
        Assert.True(wrong.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK, wrong.StatusCode.ToString());
        using var nothing = await anonymous.SendFormAsync(path, page, ("Comment", "Без оценки"));
        Assert.Contains("Выберите оценку", (await Caller.ReadAsync(nothing)).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Null((await FindAsync(id)).Rating);
    }

    private async Task<Survey> FindAsync(Guid id)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Surveys.AsNoTracking().SingleAsync(row => row.Id == id, Stop);
    }

    private async Task<(Guid Id, string Path)> SurveyAsync(int daysAgo = 0)
    {
        var author = await host.WithAccountsAsync(async users => (await users.FindByEmailAsync(Author))!.Id);
        var actor = (await host.Services.GetRequiredService<ActorReader>().FindAsync(author, Stop))!;
        var number = (await host.Services.GetRequiredService<SubmitRequest>().RunAsync(actor, FreshId.Next(), Forms.Technical, Stop)).Value;
        await using var db = host.Services.GetRequiredService<Store>().Open();
        await db.Requests.Where(row => row.Number == number.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Closed), Stop);
        var requestId = await db.Requests.Where(row => row.Number == number.Value).Select(row => row.Id).SingleAsync(Stop);
        var token = LinkToken.Create();
        var survey = new Survey(FreshId.Next(), requestId, author, token.Hash, TimeProvider.System.GetUtcNow().AddDays(-daysAgo));
        db.Surveys.Add(survey);
        await db.SaveChangesAsync(Stop);
        return (survey.Id, $"/survey/{token.Value}");
    }
}
