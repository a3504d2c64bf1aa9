using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using CompanyAccount.Tests.Bench.Post;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class AskingAboutThePortal
{
    private static readonly PortalQuestionForm Filled = new() { Topic = PortalTopic.LicenseConflict, Subject = "Лицензия занята", Description = "Договор **12**" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_question_becomes_one_request_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var form = FreshId.Next();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Get<SubmitPortalQuestion>().RunAsync(People.User, form, Filled, Token)));
        var number = Assert.Single(numbers.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value).Distinct());
        var request = await database.FindAsync(number);
        Assert.Equal((RequestCategory.Portal, PortalTopic.LicenseConflict, Severity.Low, "", RequestStatus.Processing), (request.Category, request.Topic, request.Severity, request.ProductId, request.Status));
        await room.Outbox.HandleDueAsync(Token);
        var mail = Assert.Single(await room.MailsAsync());
        Assert.DoesNotContain("Продукт", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_question_takes_its_files_along_and_nobody_elses(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var submit = database.Get<SubmitPortalQuestion>();
        var file = await database.UploadAsync(People.User, "abc", "договор.txt");
        Assert.IsType<UploadMissing>((await submit.RunAsync(People.VectorUser, FreshId.Next(), Filled with { Uploads = [file] }, Token)).Refusal);
        Assert.Equal(0, (await database.CountAsync()).Requests);
        var number = (await submit.RunAsync(People.User, FreshId.Next(), Filled with { Uploads = [file] }, Token)).Value;
        var seen = await database.SeeAsync(People.User, number);
        Assert.Equal((file, "договор.txt", seen.Messages[0].Id), (seen.Files.Single().Id, seen.Files[0].Name, seen.Files[0].MessageId));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staff_and_faulty_forms_make_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var submit = database.Get<SubmitPortalQuestion>();
        foreach (var staff in People.Staff)
            Assert.IsType<NotAllowed>((await submit.RunAsync(staff, FreshId.Next(), Filled, Token)).Refusal);
        foreach (var form in (PortalQuestionForm[])[Filled with { Topic = null }, Filled with { Topic = (PortalTopic)99 }, Filled with { Subject = "две\nстроки" }, Filled with { Description = " " }])
            Assert.IsType<InvalidInput>((await submit.RunAsync(People.User, FreshId.Next(), form, Token)).Refusal);
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), await database.CountAsync());
    }
}
