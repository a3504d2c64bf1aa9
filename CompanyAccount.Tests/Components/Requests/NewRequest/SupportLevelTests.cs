using Bunit;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.UseCases.Contracts;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class SupportLevelTests
{
    [Fact]
    public async Task Whoever_no_contract_names_is_asked_for_no_level()
    {
        await using var bench = await WizardBench.OpenAsync(People.Viewer, Forms.Technical, 2, Bench.Contracts.Make());
        Assert.Empty(bench.Page.FindAll("#field-Level"));
    }

    [Fact]
    public async Task A_named_contact_chooses_and_sees_what_is_left()
    {
        var contract = Bench.Contracts.Make();
        await using var bench = await WizardBench.OpenAsync(People.User, Forms.Technical, 2, contract);
        Assert.Contains("Осталось инцидентов: 36 из 36", bench.Page.Find("#field-Level").TextContent, StringComparison.Ordinal);
        Assert.True(bench.Page.Find("#field-Level-Standard").HasAttribute("checked"));
        await bench.Page.Find($"#field-Level-{contract.Id:N}").ChangeAsync(new() { Value = "on" });
        Assert.Equal((SupportLevel.MsaBusiness, contract.Id), ((await bench.DraftAsync(People.User))!.Form.Level, (await bench.DraftAsync(People.User))!.Form.ContractId));
        await bench.PressAsync("Далее");
        await bench.PressAsync("Далее");
        bench.Page.WaitForAssertion(() => Assert.Contains("Будет использован инцидент 1 из 36", bench.Page.Markup, StringComparison.Ordinal));
        Assert.Contains(People.Administrator.Name, bench.Page.Find(".readers").TextContent, StringComparison.Ordinal);
        Assert.Contains(People.Viewer.Name, bench.Page.Find(".readers").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Colleague.Name, bench.Page.Find(".readers").TextContent, StringComparison.Ordinal);
        await bench.PressAsync("Отправить запрос");
        Assert.Equal(contract.Id, Assert.Single(await bench.RequestsAsync()).ContractId);
    }

    [Fact]
    public async Task A_contract_that_cannot_be_chosen_says_why()
    {
        await using var bench = await WizardBench.OpenAsync(People.User, Forms.Technical, 2, Bench.Contracts.Make(from: Bench.Contracts.Today.AddDays(5)));
        Assert.Contains("Контракт начнёт действовать", bench.Page.Find("#field-Level").TextContent, StringComparison.Ordinal);
        Assert.True(bench.Page.Find("#field-Level input").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_last_incident_that_a_colleague_took_meanwhile_is_told_and_the_draft_stays()
    {
        var contract = Bench.Contracts.Make(SupportLevel.MsaPlus);
        await using var bench = await WizardBench.OpenAsync(People.User, OpeningPremiumRequests.FormOf(contract), 4, contract);
        for (var taken = 0; taken < 12; taken++)
            await bench.Database.SubmitAsync(People.Owner, OpeningPremiumRequests.FormOf(contract));
        await bench.PressAsync("Отправить запрос");
        bench.Page.WaitForAssertion(() => Assert.Contains("Премиальных инцидентов не осталось", bench.Page.Markup, StringComparison.Ordinal));
        Assert.Equal(contract.Id, (await bench.DraftAsync(People.User))!.Form.ContractId);
    }
}
