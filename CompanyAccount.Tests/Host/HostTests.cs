using System.Net;
using System.Reflection;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

[Collection(HostTestsTogether.Name)]
public sealed class HostTests(SharedHost host)
{
    private static readonly string[] Pages =
        ["/", "/account/sign-in", "/account/forgot-password", "/account/reset-password", "/account/access-denied", "/error", "/no-such-page", "/dev/mail", "/health/live", "/health/ready"];

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var path in Pages)
        {
            using var answer = await host.Open().GetAsync(path);
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : $"no {name} at {path}";
            Assert.Contains("script-src 'self';", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        }
    }

    [Theory]
    [InlineData("ru", "Форма устарела")]
    [InlineData("en", "The form is out of date")]
    public async Task A_lost_or_forged_token_gets_a_page_that_leads_back_to_the_form(string language, string title)
    {
        const string path = "/account/sign-in?returnUrl=%2Frequests";
        var caller = host.Open();
        var page = await caller.ReadAsync(path);
        caller.LoseCookies();
        using var lost = await caller.In(language).SendFormAsync(path, page, ("Email", "owner@romashka.example"), ("Password", Caller.Password));
        using var forged = await host.Open().In(language).PostAsync(path, ("Email", "owner@romashka.example"), ("Password", Caller.Password), ("_handler", "sign-in"));
        foreach (var answer in (HttpResponseMessage[])[lost, forged])
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var told = await Caller.ReadAsync(answer);
            Assert.Equal(title, told.Text("h1"));
            Assert.Equal(path, told.QuerySelector("main a.button")!.GetAttribute("href"));
        }

        Assert.False(await caller.IsSignedInAsync());
    }

    [Theory]
    [InlineData("POST", "/preferences/language")]
    [InlineData("POST", "/account/sign-out")]
    [InlineData("PUT", "/account/sign-in")]
    [InlineData("POST", "/no-such-page")]
    public async Task What_is_no_form_of_ours_gets_a_page_too(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await host.Open().Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotEmpty((await Caller.ReadAsync(answer)).Text("h1"));
    }

    [Fact]
    public async Task No_page_of_the_frameworks_own_accounts_is_reachable()
    {
        var framework = Assembly.Load("Microsoft.AspNetCore.Identity.UI");
        var names = framework.GetTypes()
            .Where(type => type.Namespace?.Contains(".Account", StringComparison.Ordinal) is true && type.Name.EndsWith("Model", StringComparison.Ordinal) && !type.Name.StartsWith('_'))
            .Select(type => type.Name[..^"Model".Length]).Append("Login").Append("Register").Distinct().ToList();
        Assert.True(names.Count > 10, "The framework's pages were not found.");
        var caller = host.Open();
        foreach (var path in names.SelectMany(name => (string[])[$"/Identity/Account/{name}", $"/Identity/Account/Manage/{name}"]))
        {
            using var answer = await caller.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task A_forged_host_reaches_no_redirect()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        using var answer = await host.Open().Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("/account/sign-in?returnUrl=%2F", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Health_is_told_to_everybody_and_nothing_more()
    {
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var answer = await host.Open().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_fault_of_ours_gets_a_page_with_a_number()
    {
        using var broken = new PortalHost { Instead = services => services.AddScoped<ILookupNormalizer, Broken>() };
        using var answer = await broken.Open().SignInAsync("owner@romashka.example");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await Caller.ReadAsync(answer);
        Assert.Equal("Что-то сломалось у нас", page.Text("h1"));
        Assert.NotEmpty(page.Text("main code"));
        Assert.DoesNotContain("the disk is full", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_objection_of_the_framework_is_ours()
    {
        var own = typeof(IdentityErrors);
        var missing = typeof(IdentityErrorDescriber).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.IsVirtual && own.GetMethod(method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)])!.DeclaringType != own)
            .Select(method => method.Name);
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_objection_has_a_sentence(string language)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var errors = ActivatorUtilities.CreateInstance<IdentityErrors>(scope.ServiceProvider);
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new(language);
        try
        {
            foreach (var method in typeof(IdentityErrors).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(IdentityError)))
            {
                var error = (IdentityError)method.Invoke(errors, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(int) ? (object)5 : "x")])!;
                Assert.Equal(method.Name, error.Code);
                Assert.DoesNotContain("Identity_", error.Description, StringComparison.Ordinal);
                Assert.Equal(language == "ru", error.Description.Any(letter => letter is >= 'а' and <= 'я'));
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Broken : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => throw new IOException("the disk is full");

        public string? NormalizeEmail(string? email) => throw new IOException("the disk is full");
    }
}
