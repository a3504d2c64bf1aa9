using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>Everybody who is signed in finds out how to get support.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class HelpPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("ru", false, 1440, "user@vector.example")]
    [InlineData("en", true, 390, "engineer@vendor.example")]
    public async Task Help_tells_hours_terms_statuses_and_links(string language, bool dark, int width, string email)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        var page = visitor.Page;
        await visitor.SignInAsync(email);
        await visitor.GoAsync("/help");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new(visitor.Say(@"Сейчас (открыто\s+до|закрыто,\s+откроется)", @"(Open now\s+until|Closed now,\s+opens)")) })).ToBeVisibleAsync();
        var terms = page.GetByRole(AriaRole.Table, new() { Name = visitor.Say("Условия поддержки по уровням", "Terms of support by level") });
        await Expect(terms.GetByRole(AriaRole.Row, new() { Name = visitor.Say("Реакция, критичность 2", "Reaction, severity 2") })).ToContainTextAsync(visitor.Say("6 рабочих часов", "6 working hours"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = visitor.Say("Портал анализа угроз", "Threat intelligence portal") })).ToHaveAttributeAsync("href", "https://opentip.kaspersky.com");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = visitor.Say("QR-код: Этот портал", "QR code: This portal") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = visitor.Say("Состояния запроса", "Statuses of a request") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = visitor.Say("Состояния запроса", "Statuses of a request") })).ToBeInViewportAsync();
        await visitor.AssertAccessibleAsync("help");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        Assert.Empty(visitor.Complaints);
    }
}
