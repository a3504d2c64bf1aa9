using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>A contract of extended support, from the request for its activation to the first premium request.</summary>
[Collection(BrowserTests.Name)]
public sealed class ContractStoryTests(Chromium chromium)
{
    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("en", true, 390)]
    public async Task A_contract_is_asked_for_activated_and_used(string language, bool dark, int width)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var owner = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await using var vendor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin, language, width, dark);
        await owner.SignInAsync("owner@vector.example");
        await owner.GoAsync("/company");
        await owner.Page.GetByRole(AriaRole.Link, new() { Name = owner.Say("Активировать контракт", "Activate a contract") }).ClickAsync();
        await Expect(owner.Page.Locator("#field-Certificate")).ToBeEnabledAsync();
        await owner.Page.Locator("#field-Certificate").FillAsync("MSA-77");
        await owner.Page.Locator("#field-Level").SelectOptionAsync("MsaPlus");
        await owner.Page.Locator("#field-Contacts").FillAsync("Олег Векторов | owner@vector.example | +7 000 000 00 00\nГость | guest@vector.example");
        await Expect(owner.Page.Locator("[data-line='2'] .field-error")).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("activation form");
        Assert.False(await owner.ScrollsSidewaysAsync());
        await owner.Page.Locator("#field-Contacts").FillAsync("Олег Векторов | owner@vector.example | +7 000 000 00 00\nГость | guest@vector.example | 8 000 000 00 00");
        await owner.Page.Locator(".contact-preview .panel button").ClickAsync();
        await Expect(owner.Page.Locator("[data-line='2']")).ToContainTextAsync(owner.Say("Приглашён", "Invited"));
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = owner.Say("Отправить запрос", "Submit request") }).ClickAsync();
        await owner.Page.WaitForURLAsync("**/requests/R-*");

        await vendor.SignInAsync("operator@vendor.example");
        await vendor.GoAsync("/admin/contracts");
        await vendor.AssertAccessibleAsync("contracts");
        Assert.False(await vendor.ScrollsSidewaysAsync());
        await vendor.Page.Locator("[data-activation] a").ClickAsync();
        await Expect(vendor.Page.Locator("#activate-certificate")).ToHaveValueAsync("MSA-77");
        await Expect(vendor.Page.Locator("#activate-certificate")).ToBeEnabledAsync();
        await vendor.AssertAccessibleAsync("activation by the operator");
        Assert.False(await vendor.ScrollsSidewaysAsync());
        await vendor.Page.GetByRole(AriaRole.Button, new() { Name = vendor.Say("Активировать контракт", "Activate the contract") }).ClickAsync();
        await vendor.Page.WaitForURLAsync("**/admin/contracts/*?activated=1");
        await Expect(vendor.Page.GetByRole(AriaRole.Heading, new() { Name = "Вектор", Level = 1 })).ToBeVisibleAsync();
        await vendor.AssertAccessibleAsync("a contract");
        Assert.False(await vendor.ScrollsSidewaysAsync());

        // The customer's open page tells it by itself.
        await Expect(owner.Page.Locator("[data-kind='Solution']")).ToBeVisibleAsync();
        var wizard = new WizardPage(owner);
        await owner.GoAsync("/requests/new/technical");
        await wizard.ReadyAsync();
        await wizard.FillToSummaryAsync("Work stands still", "Everything is down.");
        await owner.Page.Locator(".summary-part[data-step='2'] .edit-button").ClickAsync();
        await owner.Page.GetByRole(AriaRole.Radio, new() { Name = "MSA Plus" }).CheckAsync();
        await wizard.Radio("1 —", "1 –").CheckAsync();
        await owner.AssertAccessibleAsync("support level");
        await wizard.Next.ClickAsync();
        await Expect(owner.Page.GetByText(owner.Say("Будет использован инцидент 1 из 12.", "Takes incident 1 of 12."))).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("summary of a premium request");
        Assert.False(await owner.ScrollsSidewaysAsync());
        await wizard.Submit.ClickAsync();
        await owner.Page.WaitForURLAsync(WizardPage.CreatedUrl());

        await owner.GoAsync("/company");
        await Expect(owner.Page.GetByText(owner.Say("Использовано 1 из 12", "1 of 12 used"))).ToBeVisibleAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = owner.Say("Показать журнал инцидентов", "Show the ledger of incidents") }).ClickAsync();
        await Expect(owner.Page.Locator("[data-incident='Taken'] a")).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("contracts of a company");
        Assert.False(await owner.ScrollsSidewaysAsync());
        Assert.Empty(owner.Complaints);
        Assert.Empty(vendor.Complaints);
    }
}
