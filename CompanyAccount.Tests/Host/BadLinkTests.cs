using System.Net;
using System.Text.RegularExpressions;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>Links that confirm an address: cut short, another person's, made up, too old. Those of invitations and passwords have tests of their own.</summary>
public sealed partial class BadLinkTests
{
    private const string Phrase = "a phrase of several words";
    private const string Dead = "Ссылка больше не работает";

    [Fact]
    public async Task A_cut_a_foreign_and_a_made_up_link_confirm_nothing_and_offer_a_new_one()
    {
        await using var host = new PortalHost();
        var own = await RegisterAsync(host, "anna@new.example", "DEMO1-NEWCO-2026A-00001", null);
        var other = await RegisterAsync(host, "boris@new.example", "DEMO1-ROMAS-2026A-00001", "LIC-2026-000001");
        string CodeOf(string link) => link[link.IndexOf("&code", StringComparison.Ordinal)..];
        foreach (var path in (string[])
        [
            own[..^3], own + "A", other.Replace(CodeOf(other), CodeOf(own), StringComparison.Ordinal), "/account/confirm-email", "/account/confirm-email?id=&code=",
            "/account/confirm-email?id=x&code=%00", "/account/confirm-email?id=00000000000000000000000000000000" + CodeOf(own), "/account/reset-password" + own[own.IndexOf('?', StringComparison.Ordinal)..],
        ])
        {
            using var answer = await host.Open().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(Dead, (await Caller.ReadAsync(answer)).Text("h1"));
        }

        foreach (var email in (string[])["anna@new.example", "boris@new.example"])
            Assert.False((await host.WithAccountsAsync(users => users.FindByEmailAsync(email)))!.EmailConfirmed);
        Assert.Equal("Подтвердите адрес", (await host.Open().ReadAsync(own)).Text("h1"));

        // Whoever asks for a new one learns nothing about the address.
        foreach (var email in (string[])["anna@new.example", "nobody@new.example", "user@vector.example"])
        {
            using var answer = await host.Open().SendFormAsync("/account/confirm-email", ("Email", email));
            Assert.Equal("Проверьте почту", (await Caller.ReadAsync(answer)).Text("h1"));
        }

        Assert.Equal(2, (await host.MailToAsync("anna@new.example")).Count);
        Assert.Empty(await host.MailToAsync("nobody@new.example"));
        Assert.Empty(await host.MailToAsync("user@vector.example"));
    }

    [Fact]
    public async Task A_link_dies_after_its_three_days()
    {
        Assert.Equal(TimeSpan.FromDays(3), new ConfirmationTokenOptions().TokenLifespan);
        // The framework reads the machine's clock here, so the lifetime is what a test can change.
        await using var later = new PortalHost { Instead = services => services.Configure<ConfirmationTokenOptions>(options => options.TokenLifespan = TimeSpan.FromTicks(-1)) };
        Assert.Equal(Dead, (await later.Open().ReadAsync(await RegisterAsync(later, "anna@new.example", "DEMO1-NEWCO-2026A-00001", null))).Text("h1"));
    }

    [Fact]
    public async Task A_link_to_a_new_address_is_bound_to_person_address_and_moment()
    {
        await using var host = new PortalHost();
        var caller = await host.SignedInAsync("user@vector.example");
        var page = await caller.ReadAsync("/profile");
        var form = page.QuerySelector("#EmailPassword")!.Closest("form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        using var asked = await caller.PostAsync("/profile", [.. hidden, ("Email", "yulia@new.example"), ("EmailPassword", Caller.Password)]);
        var link = LinkIn(Assert.Single(await host.MailToAsync("yulia@new.example")).Text);
        foreach (var path in (string[])[link[..^3], link.Replace("yulia%40", "eve%40", StringComparison.Ordinal).Replace("yulia@", "eve@", StringComparison.Ordinal), "/account/confirm-new-email"])
            Assert.Equal("Ссылка не действует", (await host.Open().ReadAsync(path)).Text("h1"));

        // Any other change of how the account is signed in to ends it.
        await host.WithAccountsAsync(async users => await users.UpdateSecurityStampAsync((await users.FindByEmailAsync("user@vector.example"))!));
        Assert.Equal("Ссылка не действует", (await host.Open().ReadAsync(link)).Text("h1"));
        Assert.Null(await host.WithAccountsAsync(users => users.FindByEmailAsync("yulia@new.example")));
    }

    private static async Task<string> RegisterAsync(PortalHost host, string email, string code, string? number)
    {
        (string, string)[] form =
        [
            ("FullName", "Анна Новая"), ("Email", email), ("Phone", "+7 495 123-45-67"), ("CompanyName", "Ромашка"), ("Password", Phrase), ("Code", code), ("Consent", "true"),
        ];
        using var answer = await host.Open().SendFormAsync("/account/register", number is null ? form : [.. form, ("LicenseNumber", number)]);
        Assert.Equal("Проверьте почту", (await Caller.ReadAsync(answer)).Text("h1"));
        return LinkIn(Assert.Single(await host.MailToAsync(email)).Text);
    }

    private static string LinkIn(string text) => new Uri(Link().Match(text).Value).PathAndQuery;

    [GeneratedRegex(@"https://portal\.test/\S+")]
    private static partial Regex Link();
}
