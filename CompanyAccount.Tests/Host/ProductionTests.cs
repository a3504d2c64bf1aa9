using System.Net;
using CompanyAccount.Tests.Bench.Host;

namespace CompanyAccount.Tests.Host;

public sealed class ProductionTests
{
    private const string Production = "Production";

    [Fact]
    public async Task Mail_cannot_be_read_in_a_browser()
    {
        using var host = new PortalHost { EnvironmentName = Production };
        foreach (var path in (string[])["/dev/mail", "/dev/mail/x.eml"])
        {
            using var answer = await host.Open().GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Demo_accounts_do_not_exist_and_stop_the_start_where_they_do()
    {
        using (var fresh = new PortalHost { EnvironmentName = Production })
        {
            using var answer = await fresh.Open().SignInAsync("owner@romashka.example");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var development = new PortalHost();
        await development.SignedInAsync("owner@romashka.example");
        using var production = new PortalHost { EnvironmentName = Production, Folder = development.Folder };
        var refusal = Assert.Throws<InvalidOperationException>(() => production.Open());
        Assert.Contains("demo accounts", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_portals_own_name_is_answered_to()
    {
        using var host = new PortalHost { EnvironmentName = Production };
        var caller = host.Open();
        foreach (var (name, status) in ((string, HttpStatusCode)[])[("portal.test", HttpStatusCode.OK), ("localhost", HttpStatusCode.OK), ("evil.example", HttpStatusCode.BadRequest)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
            request.Headers.Host = name;
            using var answer = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Https_is_remembered_by_browsers()
    {
        using var host = new PortalHost { EnvironmentName = Production };
        using var secure = await host.Open().GetAsync("/account/sign-in");
        Assert.Contains("max-age=", secure.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_start_without_the_address_that_its_mails_lead_to()
    {
        using var host = new PortalHost { EnvironmentName = Production, Settings = [("Portal:PublicOrigin", "")] };
        var refusal = Assert.ThrowsAny<Exception>(() => host.Open());
        Assert.Contains("Portal:PublicOrigin", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_start_with_a_proxy_that_is_none()
    {
        using var host = new PortalHost { Settings = [("Proxies:Known:0", "everybody")] };
        var refusal = Assert.ThrowsAny<Exception>(() => host.Open());
        Assert.Contains("'everybody'", refusal.ToString(), StringComparison.Ordinal);
    }
}
