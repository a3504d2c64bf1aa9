using Bunit;
using CompanyAccount.Blazor.Features.Requests.NewRequest;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Contracts;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class ActivationFormTests
{
    [Fact]
    public async Task The_list_is_read_as_it_is_typed_and_each_fault_stands_at_its_line()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = Screen.Of(People.Owner, database);
        var page = screen.Open<PortalQuestionPage>("/requests/new/portal?topic=MsaActivation");
        await page.Find("#field-Certificate").ChangeAsync(new() { Value = "MSA-77" });
        await page.Find("#field-Level").ChangeAsync(new() { Value = "MsaPlus" });
        var typing = page.Find("#field-Contacts").InputAsync(new() { Value = $"{LineOf(People.User)}\nГость | guest@bench.example\nТретий | third@bench.example | 8 000 000 00 00" });
        database.Time.Advance(TimeSpan.FromSeconds(1));
        await typing;
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-line]").Count));
        Assert.Contains("Есть в компании", page.Find("[data-line='1']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Строка 2: нет телефона.", page.Find("[data-line='2']").TextContent, StringComparison.Ordinal);
        Assert.Contains("людей больше, чем разрешает уровень", page.Find("[data-line='3']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Пригласить 2 человек", page.Markup.Replace("\u00A0", " ", StringComparison.Ordinal), StringComparison.Ordinal);

        await page.Find("form").SubmitAsync();
        Assert.Contains("Строк с ошибками: 2", page.Find("#field-Contacts-error").TextContent, StringComparison.Ordinal);
        typing = page.Find("#field-Contacts").InputAsync(new() { Value = LineOf(People.User) });
        database.Time.Advance(TimeSpan.FromSeconds(1));
        await typing;
        await page.Find("form").SubmitAsync();
        await using var db = database.Open();
        var request = Assert.Single(db.Requests);
        Assert.Equal((PortalTopic.MsaActivation, "MSA-77", SupportLevel.MsaPlus), (request.Topic, request.Activation!.Certificate, request.Activation.Level));
        Assert.Equal("Активация контракта MSA Plus, сертификат MSA-77", request.Subject);
    }
}
