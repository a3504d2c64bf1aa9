using System.Net;
using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Tests.Bench.Host;

namespace CompanyAccount.Tests.Host;

[Collection(HostTestsTogether.Name)]
public sealed class SignInTests(SharedHost host)
{
    private const string Page = "/account/sign-in";

    [Fact]
    public async Task The_right_password_lets_in_and_leads_home()
    {
        var caller = host.Open();
        using var answer = await caller.SignInAsync("owner@romashka.example");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", Path(answer));
        Assert.True(await caller.IsSignedInAsync());
    }

    [Fact]
    public async Task The_cookie_lives_with_the_browser_unless_it_is_to_be_remembered()
    {
        var caller = host.Open();
        using var forNow = await caller.SignInAsync("owner@romashka.example");
        using var remembered = await host.Open().SendFormAsync(Page, ("Email", "owner@romashka.example"), ("Password", Caller.Password), ("Remember", "true"));
        var sessionCookie = forNow.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("portal=", StringComparison.Ordinal));
        var lastingCookie = remembered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("portal=", StringComparison.Ordinal));
        Assert.DoesNotContain("expires", sessionCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires", lastingCookie, StringComparison.OrdinalIgnoreCase);
        foreach (var cookie in (string[])[sessionCookie, lastingCookie])
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("ru", "Адрес или пароль не подходят.")]
    [InlineData("en", "The address or the password is wrong.")]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(string language, string said)
    {
        await host.AddAccountAsync($"wrong-{language}@example.com");
        await host.AddAccountAsync($"unconfirmed-{language}@example.com", confirmed: false);
        var pages = new List<string>();
        foreach (var (email, password) in ((string, string)[])[($"wrong-{language}@example.com", "not it"), ($"unknown-{language}@example.com", "not it"), ($"unconfirmed-{language}@example.com", "not it")])
        {
            using var answer = await host.Open().In(language).SignInAsync(email, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await Caller.ReadAsync(answer);
            Assert.StartsWith(said, page.Text("[role=alert]"), StringComparison.Ordinal);
            Assert.True(page.QuerySelector("#Password")!.HasAttribute("autofocus"));
            pages.Add(page.MainPart());
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Five_failures_lock_a_known_and_an_unknown_address_alike()
    {
        await host.AddAccountAsync("lock-known@example.com");
        var told = new List<string>();
        foreach (var email in (string[])["lock-known@example.com", "lock-unknown@example.com"])
        {
            var caller = host.Open();
            for (var attempt = 1; attempt <= 4; attempt++)
            {
                using var wrong = await caller.SignInAsync(email, "not it");
                Assert.StartsWith("Адрес или пароль", (await Caller.ReadAsync(wrong)).Text("[role=alert]"), StringComparison.Ordinal);
            }

            using var locking = await caller.SignInAsync(email, "not it");
            using var locked = await caller.SignInAsync(email);
            told.Add((await Caller.ReadAsync(locking)).MainPart());
            told.Add((await Caller.ReadAsync(locked)).MainPart());
            Assert.False(await caller.IsSignedInAsync());
        }

        Assert.Contains("на 15 минут", told[0], StringComparison.Ordinal);
        Assert.Contains("Забыли пароль?", told[0], StringComparison.Ordinal);
        Assert.Single(told.Distinct());
    }

    [Theory]
    [InlineData("", "", "Введите адрес электронной почты.", "Введите пароль.")]
    [InlineData("name", "x", "Введите адрес целиком, например name@company.ru.", "")]
    [InlineData("a\u0001b@example.com", "x", "Введите адрес целиком, например name@company.ru.", "")]
    public async Task Each_field_says_what_is_wrong_with_it(string email, string password, string aboutEmail, string aboutPassword)
    {
        using var answer = await host.Open().SignInAsync(email, password);
        var page = await Caller.ReadAsync(answer);
        Assert.Equal(aboutEmail, page.Text("#Email-fault"));
        Assert.Equal(aboutPassword, page.Text("#Password-fault"));
        Assert.Equal("true", page.QuerySelector("#Email")!.GetAttribute("aria-invalid"));
        Assert.Equal("Email-fault", page.QuerySelector("#Email")!.GetAttribute("aria-describedby"));
        Assert.True(page.QuerySelector("#Email")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task A_megabyte_is_refused_in_words()
    {
        using var answer = await host.Open().SignInAsync(new string('a', 1_000_000) + "@example.com", new string('b', 1_000_000));
        Assert.Equal("Введите адрес целиком, например name@company.ru.", (await Caller.ReadAsync(answer)).Text("#Email-fault"));
    }

    [Theory]
    [InlineData("/requests?status=Closed", "/requests?status=Closed")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/account/sign-out", "/")]
    public async Task Only_a_page_of_the_portal_is_returned_to(string wanted, string reached)
    {
        Assert.Equal(reached, LocalAddress.OrHome(wanted));
        using var answer = await host.Open().SignInAsync("viewer@romashka.example", path: $"{Page}?returnUrl={Uri.EscapeDataString(wanted)}");
        Assert.Equal(reached, Path(answer));
    }

    [Fact]
    public async Task Who_is_signed_in_is_led_home_from_the_pages_for_strangers()
    {
        var caller = await host.SignedInAsync("owner@vector.example");
        foreach (var path in (string[])[Page, "/account/forgot-password"])
        {
            using var answer = await caller.GetAsync(path);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal("/", Path(answer));
        }
    }

    [Fact]
    public async Task Signing_out_takes_the_token_of_a_form()
    {
        var caller = await host.SignedInAsync("owner@vector.example");
        using var forged = await caller.PostAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.True(await caller.IsSignedInAsync());

        var page = await caller.ReadAsync("/account/access-denied");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var own = await caller.PostAsync("/account/sign-out", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Found, own.StatusCode);
        Assert.Equal(Page, Path(own));
        Assert.False(await caller.IsSignedInAsync());
    }

    [Fact]
    public async Task The_language_of_a_person_comes_with_them_unless_the_browser_has_one()
    {
        await host.AddAccountAsync("english@example.com", language: "en");
        var fresh = host.Open();
        using var first = await fresh.SignInAsync("english@example.com");
        Assert.Equal("en", (await fresh.ReadAsync("/account/access-denied")).DocumentElement.GetAttribute("lang"));

        var russian = host.Open().In("ru");
        using var second = await russian.SignInAsync("english@example.com");
        Assert.Equal("ru", (await russian.ReadAsync("/account/access-denied")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_chosen_language_is_remembered_for_the_mail_of_who_is_signed_in()
    {
        await host.AddAccountAsync("chooses@example.com");
        var caller = await host.SignedInAsync("chooses@example.com");
        var page = await caller.ReadAsync("/account/access-denied");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await caller.PostAsync("/preferences/language", ("__RequestVerificationToken", token), ("language", "en"), ("returnUrl", "//evil.example"));
        Assert.Equal("/", Path(answer));
        Assert.Equal("en", await host.WithAccountsAsync(async users => (await users.FindByEmailAsync("chooses@example.com"))!.Language));
    }

    // A path, or the address of our own page.
    private static string Path(HttpResponseMessage answer)
    {
        var location = answer.Headers.Location!;
        if (!location.IsAbsoluteUri || location.Scheme == Uri.UriSchemeFile)
            return location.OriginalString;
        Assert.Equal(PortalHost.Origin, location.GetLeftPart(UriPartial.Authority));
        return location.PathAndQuery;
    }
}
