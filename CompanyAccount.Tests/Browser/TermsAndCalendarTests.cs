using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>An Operator keeps terms and calendar; everybody finds them in the help.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class TermsAndCalendarTests(Chromium chromium)
{
    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task Terms_are_drafted_tried_and_saved_and_the_calendar_is_kept_by_keyboard(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        var page = visitor.Page;
        await visitor.SignInAsync("operator@vendor.example");
        await visitor.GoAsync("/admin/terms");
        await visitor.AssertAccessibleAsync("terms");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Подготовить новые условия", "Draft new terms") }).ClickAsync();
        await Expect(page.GetByLabel(visitor.Say("Первый день", "First day"))).ToBeFocusedAsync();
        var cell = page.GetByLabel(visitor.Say("MSA Plus: Реакция, критичность 1, минут", "MSA Plus: Reaction, severity 1, minutes"));
        await cell.FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Сохранить условия", "Save the terms") }).ClickAsync();
        await Expect(cell).ToBeFocusedAsync();
        await visitor.AssertAccessibleAsync("terms with a fault");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        await cell.FillAsync("180");
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Что изменится", "What would change") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = visitor.Say("0 из 0 открытых запросов", "0 of 0 open requests") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Сохранить условия", "Save the terms") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = visitor.Say("Условия поддержки по уровням", "Terms of support by level") })
            .GetByRole(AriaRole.Row, new() { Name = visitor.Say("Реакция, критичность 1", "Reaction, severity 1") })).ToContainTextAsync(visitor.Say("3 рабочих часа", "3 working hours"));
        await visitor.AssertAccessibleAsync("terms saved");

        // A year that has not begun on any day that this test runs.
        var year = TimeProvider.System.GetUtcNow().Year + 1;
        await visitor.GoAsync($"/admin/calendar?year={year}");
        await visitor.AssertAccessibleAsync("calendar");
        Assert.False(await visitor.ScrollsSidewaysAsync());
        var first = page.Locator($"[data-day='{year}-01-01']");
        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var eighth = page.Locator($"[data-day='{year}-01-08']");
        await Expect(eighth).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var ninth = page.Locator($"[data-day='{year}-01-09']");
        var before = await ninth.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("Enter");
        await Expect(ninth).Not.ToHaveAttributeAsync("aria-label", before!);
        await Expect(ninth).ToBeFocusedAsync();
        Assert.Empty(visitor.Complaints);
    }
}
