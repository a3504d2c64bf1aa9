using AngleSharp.Dom;
using Bunit;
using CompanyAccount.Blazor.Features.Administration;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Contracts.UseCases;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Administration;

public sealed class TermsPageTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_terms_are_drafted_from_those_shown_and_saved()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen);
        Assert.Contains("с 1 января 2024", page.Find(".row-list").TextContent, StringComparison.Ordinal);
        Button(page, "Подготовить новые условия").Click();
        Assert.Equal("2026-12-01", page.Find("#terms-from").GetAttribute("value"));
        Cell(page, "MsaStart.NamedContacts").Change("3");
        await page.Find("form.terms-form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Условия с 1 декабря 2026 сохранены.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("ещё не начались", page.Find(".row-list > li").TextContent, StringComparison.Ordinal);
        Assert.Contains(People.Operator.Name, page.Find(".row-list > li").TextContent, StringComparison.Ordinal);
        var saved = (await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value.Entries[0];
        Assert.Equal(3, saved.Terms.Of(SupportLevel.MsaStart).NamedContacts);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_cell_and_nothing_is_saved()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen);
        Button(page, "Подготовить новые условия").Click();
        Cell(page, "MsaPlus.ReactionMinutes.1").Change("-5");
        Cell(page, "Standard.AwaitingCustomerDays").Change("");
        page.Find("#terms-from").Change("2026-11-23");
        await page.Find("form.terms-form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".field-error").Count));
        Assert.Equal("Введите целое число от 1 до 43200.", page.Find("[id='fault-MsaPlus.ReactionMinutes.1']").TextContent.Trim());
        Assert.Equal("true", Cell(page, "MsaPlus.ReactionMinutes.1").GetAttribute("aria-invalid"));
        Assert.Equal("-5", Cell(page, "MsaPlus.ReactionMinutes.1").GetAttribute("value"));
        Assert.Single((await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value.Entries);
    }

    [Fact]
    public async Task What_would_change_is_told_before_saving()
    {
        await using var database = await Screen.DatabaseAsync();
        var number = await database.SubmitPremiumAsync();
        await database.SubmitAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen);
        Button(page, "Подготовить новые условия").Click();
        Cell(page, "MsaBusiness.ReactionMinutes.1").Change("60");
        Button(page, "Что изменится").Click();
        page.WaitForAssertion(() => Assert.Contains("1 из 2 открытых запросов", page.Find(".terms-effect").TextContent, StringComparison.Ordinal));
        var row = page.Find(".effect-rows tbody tr");
        Assert.Equal([number.ToString(), "Ромашка", "пн, 23 ноября 2026, 14:00 (МСК)", "пн, 23 ноября 2026, 13:00 (МСК)"], row.Children.Select(cell => cell.TextContent.Trim()));
        Assert.Single((await database.Get<ReadTermsHistory>().RunAsync(People.Operator, Token)).Value.Entries);
    }

    [Fact]
    public async Task Somebody_elses_terms_of_the_same_day_are_not_overwritten()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen);
        Button(page, "Подготовить новые условия").Click();
        _ = (await database.Get<ChangeTerms>().RunAsync(People.Operator, TermsForm.Of(ServiceData.Terms()[0], new(2026, 12, 1)), null, Token)).Value;
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".row-list > li").Count));
        await page.Find("form.terms-form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.NotNull(page.Find("form.terms-form"));
    }

    [Fact]
    public async Task Terms_to_come_are_withdrawn_after_a_question()
    {
        await using var database = await Screen.DatabaseAsync();
        _ = (await database.Get<ChangeTerms>().RunAsync(People.Operator, TermsForm.Of(ServiceData.Terms()[0], new(2026, 12, 1)), null, Token)).Value;
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen);
        Button(page, "Отозвать: 1 декабря 2026").Click();
        Assert.Equal(2, page.FindAll(".row-list > li").Count);
        page.Find(".more .danger").Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".row-list > li")));
        Assert.Contains("Условия с 1 декабря 2026 отозваны.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_service_manager_there_is_no_such_page()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Manager, database);
        Assert.True(screen.IsNotFound<TermsPage>(_ => { }, page => page.FindAll(".row-list").Count > 0));
    }

    private static async Task<IRenderedComponent<TermsPage>> OpenAsync(Screen screen)
    {
        var page = screen.Open<TermsPage>("/admin/terms");
        await page.WaitForStateAsync(() => page.FindAll(".row-list").Count > 0);
        return page;
    }

    private static IElement Button(IRenderedComponent<TermsPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static IElement Cell(IRenderedComponent<TermsPage> page, string cell) => page.Find($"[data-cell='{cell}']");
}
