using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Browser;

[Collection(BrowserPageTests.Name)]
public sealed class ShellTests(Chromium chromium, SharedPortal shared)
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Create_request_stands_in_the_bar_of_a_customer(string language)
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language);
        await visitor.SignInAsync("user@romashka.example");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = visitor.Say("Создать запрос", "Create request") })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Language_is_switched_and_remembered()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to English" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visitor.Page.GotoAsync("/account/sign-in");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Theme_is_switched_and_remembered()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Сменить тему" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task An_unknown_address_is_told_as_such()
    {
        await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await visitor.SignInAsync("user@romashka.example");
        var response = await visitor.GoAsync("/no-such-page");
        Assert.Equal(404, response!.Status);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Такой страницы нет" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync("not found");
    }
}
