using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

public sealed partial class RegistrationTests
{
    private const string Page = "/account/register";
    private const string NewCode = "DEMO1-NEWCO-2026A-00001";
    private const string HeldCode = "DEMO1-ROMAS-2026A-00001";
    private const string Phrase = "a phrase of several words";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_founds_a_company_and_the_mail_opens_the_door()
    {
        await using var host = new PortalHost();
        using var sent = await host.Open().SendFormAsync(Page, Form("anna@new.example", NewCode));
        Assert.Equal("Проверьте почту", (await Caller.ReadAsync(sent)).Text("h1"));

        // The right password before the confirmation gets a sentence and the mail again; a wrong one gets nothing of that.
        using var early = await host.Open().SignInAsync("anna@new.example", Phrase);
        Assert.StartsWith("Адрес ещё не подтверждён.", (await Caller.ReadAsync(early)).Text("[role=alert]"), StringComparison.Ordinal);
        using var wrong = await host.Open().SignInAsync("anna@new.example", "not it");
        Assert.StartsWith("Адрес или пароль не подходят.", (await Caller.ReadAsync(wrong)).Text("[role=alert]"), StringComparison.Ordinal);
        var mails = await host.MailToAsync("anna@new.example");
        Assert.Equal(2, mails.Count);

        var link = LinkIn(mails[0].Text);
        // Scanners open links, once and again: that alone confirms nothing.
        await host.Open().ReadAsync(link);
        Assert.Equal("Подтвердите адрес", (await host.Open().ReadAsync(link)).Text("h1"));
        using var forged = await host.Open().PostAsync(link, ("_handler", "confirm-email"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False((await host.WithAccountsAsync(users => users.FindByEmailAsync("anna@new.example")))!.EmailConfirmed);

        using var confirmed = await host.Open().SendFormAsync(link);
        Assert.Contains("/account/sign-in?notice=confirmed", confirmed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("Адрес уже подтверждён", (await host.Open().ReadAsync(link)).Text("h1"));
        using var signedIn = await host.Open().SignInAsync("anna@new.example", Phrase);
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_known_and_a_new_address_get_the_same_answer()
    {
        await using var host = new PortalHost();
        using var known = await host.Open().SendFormAsync(Page, Form("user@vector.example", NewCode));
        using var fresh = await host.Open().SendFormAsync(Page, Form("anna@new-co.example", NewCode));
        var pages = new List<string>();
        foreach (var (answer, email) in ((HttpResponseMessage, string)[])[(known, "user@vector.example"), (fresh, "anna@new-co.example")])
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add((await Caller.ReadAsync(answer)).MainPart().Replace(email, "", StringComparison.Ordinal));
        }

        Assert.Single(pages.Distinct());
        Assert.Equal("CompanyAccount: у вас уже есть учётная запись", Assert.Single(await host.MailToAsync("user@vector.example")).Subject);
        Assert.Equal("CompanyAccount: подтвердите адрес", Assert.Single(await host.MailToAsync("anna@new-co.example")).Subject);
    }

    [Fact]
    public async Task A_held_code_asks_for_the_company_and_keeps_all_that_was_typed()
    {
        await using var host = new PortalHost();
        var caller = host.Open();
        using var first = await caller.SendFormAsync(Page, Form("boris@romashka.example", HeldCode));
        var page = await Caller.ReadAsync(first);
        Assert.Equal("Анна Новая", ((IHtmlInputElement)page.QuerySelector("#FullName")!).Value);
        Assert.Null(page.QuerySelector("#Password"));
        Assert.True(page.QuerySelector("#LicenseNumber")!.HasAttribute("autofocus"));
        Assert.DoesNotContain(Phrase, page.Source.Text, StringComparison.Ordinal);

        using var missed = await caller.SendFormAsync(Page, page, [.. Form("boris@romashka.example", HeldCode, "Ромашка", password: ""), ("LicenseNumber", "LIC-2026-000002")]);
        var again = await Caller.ReadAsync(missed);
        Assert.StartsWith("Номер лицензии и название компании не подходят", again.Text("[role=alert]"), StringComparison.Ordinal);

        using var joined = await caller.SendFormAsync(Page, again, [.. Form("boris@romashka.example", HeldCode, "Ромашка", password: ""), ("LicenseNumber", "LIC-2026-000001")]);
        Assert.Equal("Проверьте почту", (await Caller.ReadAsync(joined)).Text("h1"));
        using var confirmed = await host.Open().SendFormAsync(LinkIn(Assert.Single(await host.MailToAsync("boris@romashka.example")).Text));
        Assert.Contains("notice=confirmed-awaiting", confirmed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var signIn = await host.Open().SignInAsync("boris@romashka.example", Phrase);
        Assert.StartsWith("Вас ещё не одобрил администратор", (await Caller.ReadAsync(signIn)).Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEMO1-HOME0-2026A-00001", "Это код лицензии для дома")]
    [InlineData("DEMO1-EXPIR-2026A-00001", "Срок действия этой лицензии истёк.")]
    [InlineData("DEMO1-WRONG-2026A-00001", "Такого кода активации нет.")]
    public async Task A_code_that_cannot_be_used_says_so_at_its_field(string code, string said)
    {
        await using var host = new PortalHost();
        using var answer = await host.Open().SendFormAsync(Page, Form("anna@new.example", code));
        var page = await Caller.ReadAsync(answer);
        Assert.StartsWith(said, page.Text("#Code-fault"), StringComparison.Ordinal);
        Assert.True(page.QuerySelector("#Code")!.HasAttribute("autofocus"));
        Assert.Empty(await host.MailToAsync("anna@new.example"));
    }

    [Fact]
    public async Task Empty_forms_forged_forms_and_forged_hosts()
    {
        await using var host = new PortalHost();
        using var empty = await host.Open().SendFormAsync(Page, ("FullName", ""));
        var page = await Caller.ReadAsync(empty);
        foreach (var field in (string[])["FullName", "Email", "Phone", "CompanyName", "Password", "Code", "Consent"])
            Assert.NotEqual("", page.Text($"#{field}-fault"));

        using var forged = await host.Open().PostAsync(Page, [("_handler", "register"), .. Form("anna@new.example", NewCode)]);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await host.MailToAsync("anna@new.example"));

        var caller = host.Open();
        caller.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        var form = await caller.ReadAsync(Page);
        caller.Http.DefaultRequestHeaders.Host = "evil.example";
        using var sent = await caller.SendFormAsync(Page, form, Form("anna@new.example", NewCode));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var mail = Assert.Single(await host.MailToAsync("anna@new.example"));
        Assert.DoesNotContain("evil.example", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains(PortalHost.Origin + "/account/confirm-email?", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RateLimits:RegistrationsPerAddressAndHour", NewCode)]
    [InlineData("RateLimits:JoiningFailuresPerCodeAndHour", HeldCode)]
    public async Task Too_many_forms_for_one_address_or_guesses_for_one_code_are_told_when_to_come_back(string setting, string code)
    {
        await using var host = new PortalHost { Settings = [(setting, "1")] };
        (string, string)[] form = [.. Form("user@vector.example", code), ("LicenseNumber", "LIC-NO")];
        using var first = await host.Open().SendFormAsync(Page, form);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await host.Open().SendFormAsync(Page, form);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        var page = await Caller.ReadAsync(second);
        Assert.StartsWith("Слишком много попыток", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Анна Новая", ((IHtmlInputElement)page.QuerySelector("#FullName")!).Value);
    }

    [Theory]
    [InlineData(MemberState.Blocked, "Администратор вашей компании закрыл вам доступ.")]
    [InlineData(MemberState.Removed, "У вашей учётной записи больше нет доступа")]
    public async Task Only_the_right_password_learns_why_there_is_no_entry(MemberState state, string said)
    {
        await using var host = new PortalHost();
        await using (var db = host.Services.GetRequiredService<Store>().Open())
        {
            var person = await db.Users.SingleAsync(user => user.Email == "user@vector.example", Token);
            await db.Members.Where(row => row.PersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), Token);
        }

        var caller = host.Open();
        using var right = await caller.SignInAsync("user@vector.example");
        Assert.StartsWith(said, (await Caller.ReadAsync(right)).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.False(await caller.IsSignedInAsync());
        using var wrong = await caller.SignInAsync("user@vector.example", "not it");
        Assert.StartsWith("Адрес или пароль не подходят.", (await Caller.ReadAsync(wrong)).Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_invited_person_fills_in_the_form_and_is_in()
    {
        await using var host = new PortalHost();
        var token = LinkToken.Create();
        await using (var db = host.Services.GetRequiredService<Store>().Open())
        {
            var owner = await db.Members.SingleAsync(row => row.EmailFolded == "owner@vector.example", Token);
            db.Invitations.Add(new(FreshId.Next(), owner.CompanyId, "guest@vector.example", MemberRole.User, false, owner.PersonId, token.Hash, TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync(Token);
        }

        var caller = host.Open();
        var page = await caller.ReadAsync($"/account/invitation?token={token.Value}");
        Assert.Contains("Олег Векторов приглашает вас", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("guest@vector.example", ((IHtmlInputElement)page.QuerySelector("#Address")!).Value);
        using var empty = await caller.SendFormAsync($"/account/invitation?token={token.Value}", page, ("Phone", "1"));
        Assert.NotEqual("", (await Caller.ReadAsync(empty)).Text("#FullName-fault"));
        using var whole = await caller.SendFormAsync($"/account/invitation?token={token.Value}", page, ("FullName", "Гость"), ("Phone", "+7 495 1234567"), ("Password", Phrase), ("Consent", "true"));
        Assert.Equal(HttpStatusCode.Found, whole.StatusCode);
        Assert.True(await caller.IsSignedInAsync());
        Assert.Equal("Приглашение уже принято", (await host.Open().ReadAsync($"/account/invitation?token={token.Value}")).Text("h1"));
        Assert.Equal("Ссылка не подходит", (await host.Open().ReadAsync($"/account/invitation?token={token.Value[..20]}")).Text("h1"));
    }

    private static (string Name, string Value)[] Form(string email, string code, string company = "Новая", string password = Phrase) =>
        [("FullName", "Анна Новая"), ("Email", email), ("Phone", "+7 495 123-45-67"), ("CompanyName", company), ("Password", password), ("Code", code), ("Consent", "true")];

    private static string LinkIn(string text) => new Uri(Link().Match(text).Value).PathAndQuery;

    [GeneratedRegex(@"https://portal\.test/\S+")]
    private static partial Regex Link();
}
