using System.Net;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Tests.Bench.Host;

namespace CompanyAccount.Tests.Host;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("/account/sign-in", "RateLimits:SignInPerMinute")]
    [InlineData("/account/forgot-password", "RateLimits:PasswordResetPerMinute")]
    [InlineData("/account/register", "RateLimits:RegistrationPerMinute")]
    public async Task Too_many_forms_from_one_network_are_told_when_to_come_back(string path, string setting)
    {
        using var host = new PortalHost { Settings = [(setting, "2")] };
        var caller = host.Open();
        var page = await caller.ReadAsync(path);
        for (var sent = 0; sent < 2; sent++)
        {
            using var taken = await caller.SendFormAsync(path, page, ("Email", ""));
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await caller.SendFormAsync(path, page, ("Email", ""));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        var told = await Caller.ReadAsync(refused);
        Assert.Equal("Слишком много попыток", told.Text("h1"));
        Assert.Contains("Попробуйте снова через", told.Text("main"), StringComparison.Ordinal);

        // Reading is free.
        using var read = await caller.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void A_network_is_what_one_subscriber_owns(string one, string other, bool same) =>
        Assert.Equal(same, RateLimits.NetworkOf(IPAddress.Parse(one)) == RateLimits.NetworkOf(IPAddress.Parse(other)));
}
