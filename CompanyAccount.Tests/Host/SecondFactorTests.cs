using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CompanyAccount.Tests.Host;

[Collection(HostTestsTogether.Name)]
public sealed class SecondFactorTests(SharedHost host)
{
    private const string SetUp = "/account/set-up-second-factor";

    [Fact]
    public async Task With_an_app_the_password_is_not_enough_and_a_code_is()
    {
        var (email, key, _) = await WithAppAsync();
        var caller = host.Open();
        using var first = await caller.SignInAsync(email, path: "/account/sign-in?returnUrl=%2Frequests");
        Assert.Equal("/account/second-factor?returnUrl=%2Frequests", Path(first));
        Assert.False(await caller.IsSignedInAsync());

        using var second = await caller.SendFormAsync(Path(first)!, ("Code", OneTimeCode.Now(key)));
        Assert.Equal("/requests", Path(second));
        Assert.True(await caller.IsSignedInAsync());
    }

    /// <summary>A demanded second factor leads all tabs of a person to that page at the same moment: none of them may sign out the others.</summary>
    [Fact]
    public async Task Looking_at_the_key_ends_no_session_and_all_tabs_see_the_same_key()
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var own = new PortalHost { Instead = services => services.AddSingleton<TimeProvider>(time) };
        Caller[] tabs = [await own.SignedInAsync("user@vector.example"), await own.SignedInAsync("user@vector.example"), await own.SignedInAsync("user@vector.example")];
        var pages = await Task.WhenAll(tabs.Select(tab => tab.ReadAsync(SetUp)));
        Assert.Single(pages.Select(page => page.Text("#authenticator-key")).Distinct());
        time.Advance(TimeSpan.FromSeconds(6));
        foreach (var tab in tabs)
            Assert.True(await tab.IsSignedInAsync());
        using var turnedOn = await tabs[0].SendFormAsync(SetUp, pages[0], ("Code", OneTimeCode.Now(pages[0].Text("#authenticator-key"))));
        Assert.Equal(10, (await Caller.ReadAsync(turnedOn)).QuerySelectorAll("#recovery-codes li").Length);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(await tabs[0].IsSignedInAsync());
        Assert.False(await tabs[1].IsSignedInAsync());
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        var (email, _, codes) = await WithAppAsync();
        foreach (var works in (bool[])[true, false])
        {
            var caller = host.Open();
            using var first = await caller.SignInAsync(email);
            using var second = await caller.SendFormAsync("/account/second-factor?recovery=true", ("Code", codes[0].ToLowerInvariant()));
            Assert.Equal(works, await caller.IsSignedInAsync());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?recovery=true")]
    public async Task Wrong_codes_close_the_account_even_to_the_right_one(string query)
    {
        var (email, key, _) = await WithAppAsync();
        var caller = host.Open();
        using var first = await caller.SignInAsync(email);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await caller.SendFormAsync("/account/second-factor" + query, ("Code", "WRONG-CODE1"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var right = await caller.SendFormAsync("/account/second-factor", ("Code", OneTimeCode.Now(key)));
        Assert.Contains("Слишком много неудачных попыток", (await Caller.ReadAsync(right)).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.False(await caller.IsSignedInAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_second_step_leads_to_no_foreign_address(string foreign)
    {
        var (email, key, _) = await WithAppAsync();
        var caller = host.Open();
        using var first = await caller.SignInAsync(email, path: "/account/sign-in?returnUrl=" + Uri.EscapeDataString(foreign));
        Assert.DoesNotContain("evil", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var second = await caller.SendFormAsync("/account/second-factor?returnUrl=" + Uri.EscapeDataString(foreign), ("Code", OneTimeCode.Now(key)));
        Assert.Equal("/", Path(second));
    }

    [Fact]
    public async Task The_second_step_opens_to_nobody_who_has_not_given_the_password()
    {
        using var answer = await host.Open().GetAsync("/account/second-factor");
        Assert.StartsWith("/account/sign-in", Path(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turning_codes_off_takes_the_password_and_is_told_by_mail()
    {
        var (email, key, _) = await WithAppAsync();
        var caller = host.Open();
        using var first = await caller.SignInAsync(email);
        using var second = await caller.SendFormAsync("/account/second-factor", ("Code", OneTimeCode.Now(key)));
        var page = await caller.ReadAsync("/profile/security");
        using var wrong = await caller.PostAsync("/profile/security", TokenOf(page), ("_handler", "app-off"), ("Password", "not it"));
        Assert.Contains("Пароль не подходит", (await Caller.ReadAsync(wrong)).Text("main"), StringComparison.Ordinal);
        using var right = await caller.PostAsync("/profile/security", TokenOf(page), ("_handler", "app-off"), ("Password", Caller.Password));
        Assert.Equal("/profile/security?notice=app-off", Path(right));
        Assert.True(await caller.IsSignedInAsync());
        Assert.False(await host.WithAccountsAsync(async users => (await users.FindByEmailAsync(email))!.TwoFactorEnabled));
        var subjects = (await host.MailToAsync(email)).Select(mail => mail.Subject).ToList();
        Assert.Equal(["CompanyAccount: вход с кодом включён", "CompanyAccount: вход с кодом выключен"], subjects);
    }

    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> WithAppAsync()
    {
        var email = $"app-{Bench.FreshId.Next():N}@example.com";
        await host.AddAccountAsync(email);
        var caller = await host.SignedInAsync(email);
        var page = await caller.ReadAsync(SetUp);
        var key = page.Text("#authenticator-key");
        using var answer = await caller.PostAsync(SetUp, TokenOf(page), ("_handler", "authenticator"), ("Code", OneTimeCode.Now(key)));
        var codes = (await Caller.ReadAsync(answer)).QuerySelectorAll("#recovery-codes code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.True(await caller.IsSignedInAsync());
        return (email, key, codes);
    }

    internal static (string, string) TokenOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
        ("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static string? Path(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString is { } address && Uri.TryCreate(address, UriKind.Absolute, out var full) && full.Scheme.StartsWith("http", StringComparison.Ordinal)
        ? full.PathAndQuery
        : answer.Headers.Location?.OriginalString;
}

/// <summary>Sessions and the demanded second factor, on hosts of their own.</summary>
public sealed class SessionTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_ended_session_is_signed_out_within_five_seconds_and_the_other_stays()
    {
        await using var host = new PortalHost { Instead = services => services.AddSingleton<TimeProvider>(_time) };
        var (here, there) = (await host.SignedInAsync("user@vector.example"), await host.SignedInAsync("user@vector.example"));
        Assert.True(await there.IsSignedInAsync());
        var page = await here.ReadAsync("/profile/security");
        using var answer = await here.PostAsync("/profile/security/sessions/end", SecondFactorTests.TokenOf(page));
        Assert.Equal("/profile/security?notice=sessions-ended", answer.Headers.Location?.OriginalString);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await there.IsSignedInAsync());
        Assert.True(await here.IsSignedInAsync());
        Assert.Single((await here.ReadAsync("/profile/security")).QuerySelectorAll("[aria-labelledby=sessions-title] li"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_list_too_and_a_kept_cookie_is_worth_nothing()
    {
        await using var host = new PortalHost { Instead = services => services.AddSingleton<TimeProvider>(_time) };
        var caller = await host.SignedInAsync("user@vector.example");
        var cookie = caller.Cookie("portal");
        var page = await caller.ReadAsync("/profile/security");
        using var answer = await caller.PostAsync("/account/sign-out", SecondFactorTests.TokenOf(page));
        _time.Advance(TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/requests");
        request.Headers.Add("Cookie", "portal=" + cookie);
        using var stolen = await host.Open().Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("/account/sign-in?returnUrl=%2Frequests", stolen.Headers.Location?.OriginalString);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        Assert.All(await db.Sessions.ToListAsync(TestContext.Current.CancellationToken), session => Assert.NotNull(session.EndedAt));
    }

    [Theory]
    [InlineData("engineer@vendor.example", "/board", "/account/set-up-second-factor?returnUrl=%2Fboard")]
    [InlineData("user@vector.example", "/requests", null)]
    public async Task Where_staff_need_a_second_factor_nothing_else_opens_before_it_is_set_up(string email, string path, string? ledTo)
    {
        await using var host = new PortalHost { Instead = services => services.AddSingleton(new SecondFactorDemand(OfStaff: true)) };
        var caller = await host.SignedInAsync(email);
        using var answer = await caller.GetAsync(path);
        Assert.Equal(ledTo, answer.Headers.Location?.OriginalString);
        if (ledTo is null)
            return;
        var page = await caller.ReadAsync(ledTo);
        using var done = await caller.PostAsync(ledTo, SecondFactorTests.TokenOf(page), ("_handler", "authenticator"), ("Code", OneTimeCode.Now(page.Text("#authenticator-key"))));
        Assert.Equal(path, (await Caller.ReadAsync(done)).QuerySelector("main a.primary")?.GetAttribute("href"));
        using var opened = await caller.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task Staff_need_a_second_factor_outside_Development(string environment, bool demanded)
    {
        await using var host = new PortalHost { EnvironmentName = environment };
        Assert.Equal(demanded, host.Services.GetRequiredService<SecondFactorDemand>().OfStaff);
    }
}

/// <summary>The app on the phone.</summary>
internal static class OneTimeCode
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Now(string key) => At(key, TimeProvider.System.GetUtcNow());

    public static string At(string key, DateTimeOffset at)
    {
        var bits = string.Concat(key.Where(letter => letter != ' ').Select(letter => Convert.ToString(Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(at.ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
