using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Host;

namespace CompanyAccount.Tests.Host;

/// <summary>The first Operator of a production start: by the command line, without a password that anybody could know.</summary>
public sealed partial class FirstOperatorTests
{
    private const string Phrase = "a phrase of several words";

    [Fact]
    public async Task The_command_prints_a_link_that_makes_an_Operator_who_has_to_set_up_a_second_factor()
    {
        await using var host = new PortalHost { EnvironmentName = "Production" };
        var (code, output) = await RunAsync(host.Folder, "--email", "Chief@Vendor.example");
        Assert.True(code == 0, output);
        var link = new Uri(Link().Match(output).Value);
        Assert.Equal("https://portal.test", link.GetLeftPart(UriPartial.Authority));

        var caller = host.Open();
        using var accepted = await caller.SendFormAsync(link.PathAndQuery, ("FullName", "Пётр Главный"), ("Phone", "+7 495 000-00-00"), ("Password", Phrase), ("Consent", "true"));
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        using var asked = await caller.GetAsync("/admin/staff");
        Assert.StartsWith("/account/set-up-second-factor", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("уже", (await host.Open().ReadAsync(link.PathAndQuery)).Text("h1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chief@@vendor.example")]
    [InlineData("")]
    public async Task What_is_no_address_gets_the_usage_and_an_exit_code(string email)
    {
        await using var host = new PortalHost { EnvironmentName = "Production" };
        var (code, output) = await RunAsync(host.Folder, "--email", email);
        Assert.Equal(1, code);
        Assert.Contains("Usage: create-operator --email", output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var program = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "PortalProgram").Value!;
        Directory.CreateDirectory(folder);
        return ToolRun.RunAsync(
            "dotnet",
            [
                program, "create-operator", .. arguments, "--environment", "Production", "--contentRoot", Path.GetDirectoryName(program)!, "--Portal:PublicOrigin", "https://portal.test",
                "--ConnectionStrings:Portal", $"Data Source={Path.Combine(folder, "portal.db")}", "--Mail:PickupDirectory", Path.Combine(folder, "mail"),
            ]);
    }

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
