using Bunit;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class WizardDraftTests
{
    [Fact]
    public async Task Nothing_is_saved_before_the_first_choice_and_everything_from_it_on()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        Assert.Null(await wizard.DraftAsync(People.User));
        await wizard.ChooseAsync("AreaId", "mail");
        Assert.Equal("mail", (await wizard.DraftAsync(People.User))!.Form.AreaId);
        Assert.Contains("Черновик сохранён в 12:00", wizard.Page.Find(".draft-line [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_found_where_it_was_left()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        Assert.Contains("Мы нашли ваш черновик", wizard.Page.Find(".draft-found").TextContent, StringComparison.Ordinal);
        Assert.Equal(Forms.Technical.Subject, wizard.Page.Find("#field-Subject").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_with_a_gap_opens_at_the_gap()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical with { TypeId = null, SubtypeId = null }, step: 4);
        Assert.Contains("Шаг 2 из 4", wizard.Page.Find("h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_over_asks_first()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        await wizard.PressAsync("Начать заново");
        Assert.NotNull(await wizard.DraftAsync(People.User));
        await wizard.PressAsync("Оставить");
        Assert.NotNull(await wizard.DraftAsync(People.User));
        await wizard.PressAsync("Начать заново");
        await wizard.PressAsync("Удалить черновик");
        Assert.Null(await wizard.DraftAsync(People.User));
        Assert.Null(wizard.Field("AreaId").Instance.Value);
    }

    [Fact]
    public async Task A_draft_changed_elsewhere_can_be_shown()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        await WizardBench.SaveElsewhereAsync(wizard.Database, People.User, Forms.Technical with { Subject = "С телефона" }, 3);
        await wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Отсюда" });
        Assert.Contains("изменён в другом окне", wizard.Page.Find(".draft [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("С телефона", (await wizard.DraftAsync(People.User))!.Form.Subject);

        await wizard.PressAsync("Показать новую версию");
        Assert.Equal("С телефона", wizard.Page.Find("#field-Subject").GetAttribute("value"));
        await wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Дальше отсюда" });
        Assert.Equal("Дальше отсюда", (await wizard.DraftAsync(People.User))!.Form.Subject);
    }

    [Fact]
    public async Task A_draft_changed_elsewhere_can_be_overruled()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        await WizardBench.SaveElsewhereAsync(wizard.Database, People.User, Forms.Technical with { Subject = "С телефона" }, 3);
        await wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Отсюда" });
        await wizard.PressAsync("Оставить мою");
        Assert.Equal("Отсюда", (await wizard.DraftAsync(People.User))!.Form.Subject);
        Assert.Empty(wizard.Page.FindAll(".draft [role=alert]"));
    }

    [Fact]
    public async Task A_draft_submitted_elsewhere_says_so_and_what_is_here_can_be_kept()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        var draft = await wizard.DraftAsync(People.User);
        var submitted = await wizard.Database.Get<Core.Requests.UseCases.SubmitRequest>().RunAsync(People.User, draft!.Id, draft.Form, Xunit.TestContext.Current.CancellationToken);
        Assert.False(submitted.IsRefused);

        await wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Ещё одно" });
        Assert.Contains("Черновика больше нет", wizard.Page.Find(".draft [role=alert]").TextContent, StringComparison.Ordinal);
        await wizard.PressAsync("Сохранить как новый черновик");
        var kept = await wizard.DraftAsync(People.User);
        Assert.Equal("Ещё одно", kept!.Form.Subject);
        Assert.NotEqual(draft.Id, kept.Id);
    }

    [Fact]
    public async Task A_passing_fault_is_told_and_saved_again_by_itself()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        Task changing;
        await using (await ReadOnlyDatabase.BeginAsync(wizard.Database.Store))
        {
            changing = wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Пока нет места" });
            wizard.Page.WaitForAssertion(() => Assert.Contains("Пока не сохранено", wizard.Page.Find(".draft-line").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
            Assert.Equal("Пока нет места", wizard.Page.Find("#field-Subject").GetAttribute("value"));
        }

        wizard.Database.Time.Advance(TimeSpan.FromSeconds(3));
        await changing;
        Assert.Equal("Пока нет места", (await wizard.DraftAsync(People.User))!.Form.Subject);
        Assert.Contains("Черновик сохранён", wizard.Page.Find(".draft-line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_a_lost_connection_held_is_put_back_when_it_is_newer()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        var draft = await wizard.DraftAsync(People.User);
        wizard.Keeps(new(draft!.Version, "Набрано без связи", null));
        wizard.Show();
        wizard.Page.WaitForAssertion(() => Assert.Equal("Набрано без связи", wizard.Page.Find("#field-Subject").GetAttribute("value")));
        Assert.Equal("Набрано без связи", (await wizard.DraftAsync(People.User))!.Form.Subject);
    }

    [Fact]
    public async Task Text_that_may_be_older_than_the_draft_is_offered()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        var draft = await wizard.DraftAsync(People.User);
        wizard.Keeps(new(draft!.Version - 1, "Набрано раньше", null));
        wizard.Show();
        Assert.Equal(Forms.Technical.Subject, wizard.Page.Find("#field-Subject").GetAttribute("value"));
        await wizard.PressAsync("Вернуть текст");
        Assert.Equal("Набрано раньше", (await wizard.DraftAsync(People.User))!.Form.Subject);
    }
}
