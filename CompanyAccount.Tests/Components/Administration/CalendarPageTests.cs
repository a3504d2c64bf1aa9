using AngleSharp.Dom;
using Bunit;
using CompanyAccount.Blazor.Features.Administration;
using CompanyAccount.Core.ServiceTimes.Reads;
using CompanyAccount.Core.ServiceTimes.UseCases;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Administration;

public sealed class CalendarPageTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_turns_a_day_and_says_what_it_is_now()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen, "/admin/calendar");
        Assert.Contains("247 рабочих дней", page.Markup, StringComparison.Ordinal);
        await Day(page, "2026-12-25").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("25 декабря, пятница: нерабочий день", Day(page, "2026-12-25").GetAttribute("aria-label")));
        Assert.Contains("25 декабря, пятница: нерабочий день", page.FindAll("[role=status]").Select(said => said.TextContent));
        await Day(page, "2026-12-26").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("working-weekend", Day(page, "2026-12-26").ClassName, StringComparison.Ordinal));
        Assert.Contains("247 рабочих дней", page.Markup, StringComparison.Ordinal);
        await Day(page, "2026-12-25").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("248 рабочих дней", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_up_to_today_are_no_buttons()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen, "/admin/calendar");
        Assert.Empty(page.FindAll("[data-day='2026-11-23']"));
        Assert.NotNull(Day(page, "2026-11-24"));
    }

    [Fact]
    public async Task The_warning_leads_to_the_next_year_and_goes_when_it_is_complete()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen, "/admin/calendar?year=2027");
        page.WaitForAssertion(() => Assert.Equal("/admin/calendar?year=2027", page.Find(".calendar-warning a").GetAttribute("href")));
        Assert.Contains("249 рабочих дней", page.Markup, StringComparison.Ordinal);
        await Button(page, "Отметить год заполненным").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".calendar-warning")));
        Assert.NotNull(Button(page, "Снять отметку"));
    }

    [Fact]
    public async Task An_open_page_shows_what_another_Operator_changes()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen, "/admin/calendar");
        _ = (await database.Get<ChangeCalendarDay>().RunAsync(People.Operator, new(2026, 12, 25), works: false, Token)).Value;
        page.WaitForAssertion(() => Assert.Contains("holiday", Day(page, "2026-12-25").ClassName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hours_are_set_with_a_lunch_and_what_is_wrong_stands_at_its_row()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Operator, database);
        var page = await OpenAsync(screen, "/admin/calendar");
        await Button(page, "Задать другие часы").ClickAsync();
        await Button(page, "Добавить отрезок").ClickAsync();
        Time(page, 1).Change("14:00:00");
        Time(page, 2).Change("13:00:00");
        Time(page, 3).Change("18:30:00");
        await page.Find(".hours-card form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Начало раньше, чем закончился предыдущий отрезок.", page.Find(".hours-card .field-error").TextContent.Trim()));
        Time(page, 2).Change("15:00:00");
        await page.Find(".hours-card form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("10:00–14:00, 15:00–18:30", page.Find(".hours-card .row-list > li").TextContent, StringComparison.Ordinal));
        Assert.Contains("с 24 ноября 2026", page.Find(".hours-card .row-list > li").TextContent, StringComparison.Ordinal);
        await Button(page, "Отозвать: 24 ноября 2026").ClickAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".hours-card .row-list > li")));
        Assert.Single((await database.Get<ReadCalendarYear>().RunAsync(People.Operator, 2026, Token)).Value.Hours);
    }

    [Fact]
    public async Task For_an_engineer_there_is_no_such_page()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Engineer, database);
        Assert.True(screen.IsNotFound<CalendarPage>(_ => { }, page => page.FindAll(".months").Count > 0));
    }

    private static async Task<IRenderedComponent<CalendarPage>> OpenAsync(Screen screen, string address)
    {
        screen.JSInterop.SetupModule("./Features/Administration/CalendarPage.razor.js");
        var page = screen.Open<CalendarPage>(address);
        await page.WaitForStateAsync(() => page.FindAll(".months").Count > 0);
        return page;
    }

    private static IElement Day(IRenderedComponent<CalendarPage> page, string day) => page.Find($"[data-day='{day}']");

    private static IElement Button(IRenderedComponent<CalendarPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static IElement Time(IRenderedComponent<CalendarPage> page, int place) => page.FindAll(".hours-row input")[place];
}
