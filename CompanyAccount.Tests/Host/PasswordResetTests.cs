using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CompanyAccount.Tests.Host;

[Collection(HostTestsTogether.Name)]
public sealed partial class PasswordResetTests(SharedHost host)
{
    private const string Forgot = "/account/forgot-password";
    private const string NewPassword = "a phrase of several words";

    [Fact]
    public async Task The_answer_is_the_same_for_known_unknown_and_unconfirmed_addresses()
    {
        await host.AddAccountAsync("same-known@example.com");
        await host.AddAccountAsync("same-uncon@example.com", confirmed: false);
        var pages = new List<string>();
        foreach (var email in (string[])["same-known@example.com", "same-nobod@example.com", "same-uncon@example.com"])
        {
            using var answer = await host.Open().SendFormAsync(Forgot, ("Email", email));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add((await Caller.ReadAsync(answer)).MainPart().Replace(email, "", StringComparison.Ordinal));
        }

        Assert.Single(pages.Distinct());
        Assert.Single(await host.MailToAsync("same-known@example.com"));
        Assert.Empty(await host.MailToAsync("same-nobod@example.com"));
        Assert.Empty(await host.MailToAsync("same-uncon@example.com"));
    }

    [Fact]
    public async Task The_link_sets_a_new_password_once_and_ends_every_other_session()
    {
        const string email = "resets@example.com";
        await host.AddAccountAsync(email);
        var stampBefore = await StampAsync(email);
        var link = await AskAsync(email);

        var caller = host.Open();
        using var changed = await caller.SendFormAsync(link, ("Password", NewPassword), ("Repeated", NewPassword));
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Contains("/account/sign-in?notice=password-changed", changed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.NotEqual(stampBefore, await StampAsync(email));

        using var old = await host.Open().SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var fresh = await host.Open().SignInAsync(email, NewPassword);
        Assert.Equal(HttpStatusCode.Found, fresh.StatusCode);

        Assert.Equal("Ссылка больше не работает", (await host.Open().ReadAsync(link)).Text("h1"));
    }

    [Fact]
    public async Task A_session_elsewhere_ends_with_the_old_password()
    {
        using var quick = new PortalHost { Instead = services => services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero) };
        const string email = "user@vector.example";
        var elsewhere = await quick.SignedInAsync(email);
        using var before = await elsewhere.GetAsync("/account/forgot-password");
        Assert.Equal(HttpStatusCode.Found, before.StatusCode);
        Assert.True(await quick.WithAccountsAsync(async users =>
        {
            var person = (await users.FindByEmailAsync(email))!;
            return (await users.ResetPasswordAsync(person, await users.GeneratePasswordResetTokenAsync(person), NewPassword)).Succeeded;
        }));
        Assert.False(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task A_page_that_stayed_open_while_its_link_was_used_says_so()
    {
        const string email = "twice@example.com";
        await host.AddAccountAsync(email);
        var link = await AskAsync(email);
        var slow = host.Open();
        var open = await slow.ReadAsync(link);
        using var first = await host.Open().SendFormAsync(link, ("Password", NewPassword), ("Repeated", NewPassword));
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        using var second = await slow.SendFormAsync(link, open, ("Password", "quite another phrase"), ("Repeated", "quite another phrase"));
        Assert.Equal("Ссылка больше не работает", (await Caller.ReadAsync(second)).Text("h1"));
        using var signIn = await host.Open().SignInAsync(email, NewPassword);
        Assert.Equal(HttpStatusCode.Found, signIn.StatusCode);
    }

    [Fact]
    public async Task A_lockout_ends_with_the_new_password()
    {
        const string email = "locked-reset@example.com";
        await host.AddAccountAsync(email);
        for (var attempt = 0; attempt < 5; attempt++)
            (await host.Open().SignInAsync(email, "not it")).Dispose();
        var link = await AskAsync(email);
        (await host.Open().SendFormAsync(link, ("Password", NewPassword), ("Repeated", NewPassword))).Dispose();
        using var answer = await host.Open().SignInAsync(email, NewPassword);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task A_cut_a_foreign_and_a_made_up_link_are_dead()
    {
        await host.AddAccountAsync("link-own@example.com");
        var other = await host.AddAccountAsync("link-other@example.com");
        var link = await AskAsync("link-own@example.com");
        string[] dead =
        [
            link[..^3], link + "A", "/account/reset-password", "/account/reset-password?id=&code=", "/account/reset-password?id=x&code=%00",
            "/account/reset-password?id=" + other.Id.ToString("N") + link[link.IndexOf("&code", StringComparison.Ordinal)..],
        ];
        foreach (var path in dead)
        {
            using var answer = await host.Open().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("Ссылка больше не работает", (await Caller.ReadAsync(answer)).Text("h1"));
        }

        Assert.Equal("Задайте новый пароль", (await host.Open().ReadAsync(link)).Text("h1"));
    }

    [Fact]
    public async Task A_link_dies_with_its_hour()
    {
        Assert.Equal(TimeSpan.FromHours(1), host.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan);
        Assert.Equal(TimeSpan.FromHours(1), SignIn.ResetLinkLifetime);
        // The framework reads the machine's clock here, so the lifetime is what a test can change.
        using var later = new PortalHost { Instead = services => services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromTicks(-1)) };
        (await later.Open().SendFormAsync(Forgot, ("Email", "user@vector.example"))).Dispose();
        var link = LinkIn((await later.MailToAsync("user@vector.example"))[^1].Text);
        Assert.Equal("Ссылка больше не работает", (await later.Open().ReadAsync(link)).Text("h1"));
    }

    [Theory]
    [InlineData("", "", "Password", "Введите новый пароль.")]
    [InlineData("short", "short", "Password", "Слишком коротко: нужно хотя бы 10 символов.")]
    [InlineData("aaaaaaaaaaaa", "aaaaaaaaaaaa", "Password", "Слишком просто: нужно хотя бы 4 разных символа.")]
    [InlineData("fields@example.com", "fields@example.com", "Password", "Пароль не должен совпадать с адресом электронной почты.")]
    [InlineData(NewPassword, "another", "Repeated", "Пароли не совпадают. Введите тот же пароль ещё раз.")]
    public async Task Each_field_says_what_is_wrong_with_it(string password, string repeated, string field, string said)
    {
        if (await host.WithAccountsAsync(users => users.FindByEmailAsync("fields@example.com")) is null)
            await host.AddAccountAsync("fields@example.com");
        var link = await AskAsync("fields@example.com");
        using var answer = await host.Open().SendFormAsync(link, ("Password", password), ("Repeated", repeated));
        var page = await Caller.ReadAsync(answer);
        Assert.Equal(said, page.Text($"#{field}-fault"));
        Assert.True(page.QuerySelector($"#{field}")!.HasAttribute("autofocus"));
        Assert.Equal("", ((IHtmlInputElement)page.QuerySelector("#Password")!).Value);
    }

    [Fact]
    public async Task No_forged_host_reaches_the_link()
    {
        const string email = "poisoned@example.com";
        await host.AddAccountAsync(email);
        var caller = host.Open();
        caller.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        caller.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        var page = await caller.ReadAsync(Forgot);
        caller.Http.DefaultRequestHeaders.Host = "evil.example";
        using var answer = await caller.SendFormAsync(Forgot, page, ("Email", email));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var mail = Assert.Single(await host.MailToAsync(email));
        Assert.DoesNotContain("evil.example", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains(PortalHost.Origin + "/account/reset-password?", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_gets_only_so_many_mails_an_hour()
    {
        using var strict = new PortalHost { Settings = [("RateLimits:ResetMailsPerHour", "2")] };
        for (var asked = 0; asked < 3; asked++)
        {
            using var answer = await strict.Open().SendFormAsync(Forgot, ("Email", "user@vector.example"));
            Assert.Equal("Проверьте почту", (await Caller.ReadAsync(answer)).Text("h1"));
        }

        Assert.Equal(2, (await strict.MailToAsync("user@vector.example")).Count);
    }

    private async Task<string> AskAsync(string email)
    {
        using var answer = await host.Open().SendFormAsync(Forgot, ("Email", email));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return LinkIn((await host.MailToAsync(email))[^1].Text);
    }

    private static string LinkIn(string text) => new Uri(Link().Match(text).Value).PathAndQuery;

    private Task<string> StampAsync(string email) => host.WithAccountsAsync(async users => await users.GetSecurityStampAsync((await users.FindByEmailAsync(email))!));

    [GeneratedRegex(@"https://portal\.test/\S+")]
    private static partial Regex Link();
}
