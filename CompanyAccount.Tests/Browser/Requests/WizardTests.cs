using System.Text.RegularExpressions;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser.Requests;

[Collection(BrowserTests.Name)]
public sealed class WizardTests(Chromium chromium, SharedPortal shared)
{
    private const string Person = "user@vector.example";

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_request_goes_from_the_wizard_by_mouse(string language)
    {
        await using var visitor = await ComeAsync(language);
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Вставить шаблон", "Insert template") }).ClickAsync();
        await Expect(wizard.Description).ToHaveValueAsync(new Regex(visitor.Say("### Что произошло", "### What happened")));
        await Expect(wizard.Description).ToBeFocusedAsync();
        var subject = $"By mouse {FreshId.Next():N}";
        await wizard.Subject.FillAsync(subject);
        await wizard.Next.ClickAsync();
        await Expect(visitor.Page.GetByText(visitor.Say("без гарантированного времени ответа", "no guaranteed time of answer"))).ToBeVisibleAsync();
        await wizard.Submit.ClickAsync();
        await visitor.Page.WaitForURLAsync(WizardPage.CreatedUrl());
        Assert.Equal(1, await CountAsync(subject));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_request_goes_from_the_wizard_by_keyboard_alone()
    {
        await using var visitor = await ComeAsync("ru");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        var subject = $"Клавиатура {FreshId.Next():N}";
        await new WizardByKeyboard(visitor).SubmitAsync(subject, "Почта уходит с задержкой");
        Assert.Equal(1, await CountAsync(subject));
    }

    [Fact]
    public async Task A_double_click_makes_one_request()
    {
        await using var visitor = await ComeAsync("ru");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        var subject = $"Двойной щелчок {FreshId.Next():N}";
        await wizard.FillToSummaryAsync(subject, "Текст");
        await wizard.Submit.DblClickAsync();
        await visitor.Page.WaitForURLAsync(WizardPage.CreatedUrl());
        Assert.Equal(1, await CountAsync(subject));
    }

    [Fact]
    public async Task A_draft_is_there_after_a_reload_and_on_another_device_of_the_same_person_only()
    {
        await using var visitor = await ComeAsync("ru");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        var subject = $"Черновик {FreshId.Next():N}";
        // Typed, not left: the draft is saved without a click anywhere.
        await wizard.Subject.PressSequentiallyAsync(subject);
        await SavedAsync(subject);
        await visitor.Page.ReloadAsync();
        await Expect(wizard.Subject).ToHaveValueAsync(subject);

        await using var device = await ComeAsync("en", width: 390);
        var elsewhere = new WizardPage(device);
        await elsewhere.OpenAsync();
        await Expect(elsewhere.Subject).ToHaveValueAsync(subject);
        await Expect(device.Page.GetByText("We found your draft")).ToBeVisibleAsync();

        await using var colleague = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin);
        await colleague.SignInAsync("owner@vector.example");
        await colleague.GoAsync("/requests/new/technical");
        await Expect(new WizardPage(colleague).Choice("Область защиты", "")).ToBeVisibleAsync();
        await Expect(colleague.Page.GetByText(subject)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_million_pasted_characters_are_refused_in_words()
    {
        await using var visitor = await ComeAsync("ru");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        await wizard.Description.EvaluateAsync("(field) => { field.value = 'ж'.repeat(1000000); field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Expect(visitor.Page.GetByText("Слишком длинный текст")).ToBeVisibleAsync();
        await wizard.Next.ClickAsync();
        await Expect(wizard.Description).ToHaveAttributeAsync("aria-invalid", "true");
        await wizard.Description.FillAsync("Короче");
        await Expect(visitor.Page.GetByText("Слишком длинный текст")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Script_in_the_description_stays_text()
    {
        await using var visitor = await ComeAsync("ru");
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        await wizard.Description.FillAsync("<script>window.hit = 1</script><img src=x onerror='window.hit = 1'> [link](javascript:window.hit=1) **важно**");
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Предпросмотр" }).ClickAsync();
        var preview = visitor.Page.GetByRole(AriaRole.Tabpanel);
        await Expect(preview.Locator("strong")).ToHaveTextAsync("важно");
        Assert.Equal(0, await preview.Locator("script, img, a[href^=javascript]").CountAsync());
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.hit === undefined"));
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("ru", 1440, false)]
    [InlineData("en", 1440, true)]
    [InlineData("en", 390, false)]
    [InlineData("ru", 390, true)]
    public async Task Every_step_is_accessible(string language, int width, bool dark)
    {
        await using var visitor = await ComeAsync(language, width, dark);
        var wizard = new WizardPage(visitor);
        await wizard.OpenEmptyAsync();

        async Task LookAsync(string where)
        {
            await visitor.AssertAccessibleAsync(where);
            Assert.False(await visitor.ScrollsSidewaysAsync(), where);
        }

        await LookAsync("empty");
        await wizard.Next.ClickAsync();
        await Expect(visitor.Page.Locator("#field-ProductId-error")).ToHaveTextAsync(visitor.Say("Выберите продукт.", "Choose a product."));
        await LookAsync("faults");
        await wizard.Choice("Область защиты", "Protection area").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(13);
        await LookAsync("open list");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await wizard.FillProductAsync();
        await LookAsync("product");
        await wizard.Next.ClickAsync();
        await wizard.FillProblemAsync();
        await Expect(visitor.Page.GetByText(visitor.Say("Не входит в стандартную поддержку", "Not part of standard support"))).ToBeVisibleAsync();
        await LookAsync("problem");
        await wizard.Next.ClickAsync();
        await wizard.Subject.FillAsync("Subject");
        await wizard.Description.FillAsync("Text");
        await LookAsync("texts");
        await visitor.Page.GetByRole(AriaRole.Tab).Last.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("Text");
        await LookAsync("preview");
        await wizard.Next.ClickAsync();
        await Expect(wizard.Submit).ToBeEnabledAsync();
        await LookAsync("summary");
    }

    private async Task<Visitor> ComeAsync(string language, int width = 1440, bool dark = false)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), shared.Portal.Origin, language, width, dark);
        await visitor.SignInAsync(Person);
        return visitor;
    }

    private async Task<int> CountAsync(string subject)
    {
        await using var db = new Store(new(DatabaseProvider.Sqlite, shared.Portal.ConnectionString)).Open();
        return await db.Requests.CountAsync(request => request.Subject == subject, TestContext.Current.CancellationToken);
    }

    private Task SavedAsync(string subject) => Eventually.TrueAsync(
        async () =>
        {
            await using var db = new Store(new(DatabaseProvider.Sqlite, shared.Portal.ConnectionString)).Open();
            return (await db.Drafts.ToListAsync(TestContext.Current.CancellationToken)).Any(draft => draft.Form.Subject == subject);
        },
        () => $"The draft «{subject}» was not saved.");
}
