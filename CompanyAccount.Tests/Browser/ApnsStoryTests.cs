using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>An APNs certificate, from the file that openssl made to the signed file that openssl finds right.</summary>
[Collection(BrowserTests.Name)]
public sealed class ApnsStoryTests(Chromium chromium)
{
    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task A_signing_request_becomes_the_file_that_Apple_takes(string language, bool dark, int width)
    {
        var file = RunFolder.NewPath(".csr");
        var (exit, output) = await ToolRun.RunAsync(
            "openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-sha256", "-keyout", file + ".key", "-out", file, "-subj", "/CN=mdm.romashka.example/O=Romashka");
        Assert.True(exit == 0, output);
        await using var portal = await PortalProcess.StartAsync();
        await using var user = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await user.SignInAsync("user@romashka.example");
        await user.GoAsync("/requests/new");
        await user.Page.GetByRole(AriaRole.Link, new() { Name = user.Say("APNs-сертификат", "APNs certificate") }).ClickAsync();
        var chosen = user.Page.GetByLabel(user.Say("Загрузить файл", "Upload file"));
        await Expect(chosen).ToBeEnabledAsync();
        await Expect(user.Page.GetByText(user.Say("самодельный сертификат", "self-made certificate"))).ToBeVisibleAsync();

        // The key first, by mistake: as people do.
        await chosen.SetInputFilesAsync(file + ".key");
        await Expect(user.Page.Locator("#field-File-error")).ToContainTextAsync(user.Say("закрытый ключ", "private key"));
        await user.AssertAccessibleAsync("a private key was chosen");
        await chosen.SetInputFilesAsync(file);
        await Expect(user.Page.Locator(".read-request")).ToContainTextAsync("mdm.romashka.example");
        await user.AssertAccessibleAsync("a request was chosen");
        Assert.False(await user.ScrollsSidewaysAsync());
        await user.Page.GetByRole(AriaRole.Button, new() { Name = user.Say("Отправить запрос", "Submit request") }).DblClickAsync();

        await user.Page.WaitForURLAsync("**/requests/R-*");
        await Expect(user.Page.Locator("[data-kind='Solution']")).ToContainTextAsync("Apple ID");
        await Expect(user.Page.Locator("[data-kind='Solution']")).ToHaveCountAsync(1);
        await user.AssertAccessibleAsync("a signed request");
        Assert.False(await user.ScrollsSidewaysAsync());
        var link = user.Page.Locator("[data-kind='Solution']").GetByRole(AriaRole.Link, new() { Name = "development-self-made.plist" });
        var download = await user.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.EndsWith("-development-self-made.plist", download.SuggestedFilename, StringComparison.Ordinal);
        var signed = await BundleCheck.VerifyAsync(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        (exit, output) = await ToolRun.RunAsync("openssl", "req", "-in", file, "-outform", "DER", "-out", file + ".der");
        Assert.True(exit == 0, output);
        Assert.Equal(await File.ReadAllBytesAsync(file + ".der", TestContext.Current.CancellationToken), signed);
        Assert.Empty(user.Complaints);
    }
}
