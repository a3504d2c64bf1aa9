using CompanyAccount.Tests.Bench.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class RequestListStoryTests(Chromium chromium, SharedPortal shared)
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_list_is_searched_filtered_kept_as_a_view_and_taken_along_as_a_file(string language)
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "owner@vector.example", $"Гиппопотамы съели кабель {language}");
        await MadeRequest.SubmitAsync(shared.Portal, "user@vector.example", $"Другая тема {language}");
        await using var owner = await ComeAsync("owner@vector.example", language);
        var page = owner.Page;
        await owner.GoAsync("/requests");

        // Another form of the word than that in the subject.
        await page.Locator("[data-search]").FillAsync($"гиппопотамами {language}");
        await Expect(page.Locator("tr[data-number]")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr[data-number]")).ToHaveAttributeAsync("data-number", number.ToString());
        Assert.Contains("q=", page.Url, StringComparison.Ordinal);

        await Button(owner, "Фильтры", "Filters").ClickAsync();
        await page.GetByLabel(owner.Say("Продукт", "Product"), new() { Exact = true }).SelectOptionAsync("kes-windows");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.GetByLabel(owner.Say("Продукт", "Product"), new() { Exact = true }).SelectOptionAsync("kes-linux");
        await Expect(page.Locator("tr[data-number]")).ToHaveCountAsync(1);
        await page.GetByLabel(owner.Say("Автор", "Author"), new() { Exact = true }).FillAsync("олег");
        await page.GetByRole(AriaRole.Option, new() { Name = "Олег Векторов" }).ClickAsync();
        await Expect(page.Locator("nav.filter-chips a", new() { HasText = "Олег Векторов" })).ToBeVisibleAsync();
        await page.GetByLabel(owner.Say("Создан не раньше", "Submitted from")).FillAsync("2020-01-01");
        await Expect(page.Locator("tr[data-number]")).ToHaveCountAsync(1);
        await owner.AssertAccessibleAsync("the list with its filters");

        await Button(owner, "Сохранить вид", "Save view").ClickAsync();
        await page.GetByLabel(owner.Say("Название вида", "Name of the view"), new() { Exact = true }).FillAsync($"Бегемоты {language}");
        await Button(owner, "Сохранить", "Save").ClickAsync();
        var view = page.GetByRole(AriaRole.Link, new() { Name = $"Бегемоты {language}" });
        await Expect(view).ToHaveAttributeAsync("aria-current", "true");
        await owner.GoAsync("/requests");
        await view.ClickAsync();
        await Expect(page.Locator("tr[data-number]")).ToHaveCountAsync(1);
        Assert.Contains("author=", page.Url, StringComparison.Ordinal);

        await Button(owner, "Выгрузить в CSV", "Export to CSV").ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = owner.Say("Скачать файл", "Download the file") }).ClickAsync());
        await Expect(page.Locator(".export-box")).ToContainTextAsync(owner.Say("Готово: в файле 1 запрос", "Done: there is 1 request"));
        Assert.Equal("requests.csv", file.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"\"{number}\",\"Гиппопотамы съели кабель {language}\"", lines[1], StringComparison.Ordinal);
        await owner.AssertAccessibleAsync("the list with its file");
        // The same file is nobody else's, and comes once.
        Assert.Equal(404, (await page.APIRequest.GetAsync(file.Url)).Status);
        Assert.Empty(owner.Complaints);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task The_list_with_all_its_tools_is_accessible_and_fits(int width, bool dark)
    {
        await MadeRequest.SubmitAsync(shared.Portal, "user@romashka.example", "Ширина");
        foreach (var email in (string[])["owner@romashka.example", "engineer@vendor.example"])
        {
            await using var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, width: width, dark: dark);
            await visitor.SignInAsync(email);
            await visitor.GoAsync("/requests?product=kes-linux&from=2020-01-01");
            await Button(visitor, "Фильтры", "Filters").ClickAsync();
            await Button(visitor, "Выгрузить в CSV", "Export to CSV").ClickAsync();
            await Button(visitor, "Сохранить вид", "Save view").ClickAsync();
            await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Скачать файл" })).ToBeVisibleAsync();
            await visitor.AssertAccessibleAsync($"{email} at {width}");
            Assert.False(await visitor.ScrollsSidewaysAsync(), $"{email} at {width}");
        }
    }

    private static ILocator Button(Visitor visitor, string russian, string english) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + visitor.Say(russian, english) + "( \\d+)?$") }).First;

    private async Task<Visitor> ComeAsync(string email, string language)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language);
        await visitor.SignInAsync(email);
        return visitor;
    }
}
