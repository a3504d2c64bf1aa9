using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.Reads;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Files;

/// <summary>Uploads become files by being sent with a message, in one commit with it.</summary>
public sealed class SendingFiles
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_kind_of_message_takes_files_and_those_of_a_note_no_customer_sees(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (number, first) = await database.SubmitWithFileAsync([1, 2, 3], "описание.log");
        foreach (var action in (RequestAction[])[RequestAction.Answer, RequestAction.Reply, RequestAction.AskForInformation, RequestAction.ProvideSolution, RequestAction.AddNote])
        {
            Actor sender = action is RequestAction.Answer ? People.User : People.Engineer;
            var upload = await database.UploadAsync(sender, action.ToString(), $"{action}.txt");
            var version = (await database.FindAsync(number)).Version;
            Assert.Null((await database.DoAsync(action, sender, number, version, Bench.Requests.Text() with { Uploads = [upload] })).Refusal);
            Assert.Null(await database.FindUploadAsync(upload));
        }

        var seen = await database.SeeAsync(People.User, number);
        Assert.Equal(["описание.log", "Answer.txt", "Reply.txt", "AskForInformation.txt", "ProvideSolution.txt"], seen.Files.Select(file => file.Name));
        Assert.All(seen.Messages, message => Assert.Single(seen.FilesOf(message.Id)));
        var file = seen.Files[0];
        Assert.Equal((first, 3L, FileState.Clean, People.User.PersonId), (file.Id, file.Length, file.State, file.UploaderId));

        var worked = await database.SeeAsync(People.Engineer, number);
        var noted = Assert.Single(worked.FilesOf(Assert.Single(worked.Notes).Id));
        Assert.True(noted.IsInternal);
        Assert.IsType<NotFound>((await database.Get<TakeFile>().RunAsync(People.Owner, number, noted.Id, Token)).Refusal);
        Assert.DoesNotContain((await database.Get<TakeAllFiles>().RunAsync(People.Owner, number, Token)).Value, one => one.Id == noted.Id);
        Assert.Contains((await database.Get<TakeAllFiles>().RunAsync(People.Manager, number, Token)).Value, one => one.Id == noted.Id);
        // A file is one of its own request only.
        var other = await database.SubmitAsync();
        Assert.IsType<NotFound>((await database.Get<TakeFile>().RunAsync(People.User, other, first, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_upload_that_is_not_the_senders_not_whole_or_sent_already_is_refused_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (number, sent) = await database.SubmitWithFileAsync([1]);
        var others = await database.UploadAsync(People.Owner, "чужой");
        var unfinished = await database.BeginAsync(People.User, 10);
        var good = await database.UploadAsync(People.User, "свой");
        var before = await database.CountAsync();
        var version = (await database.FindAsync(number)).Version;
        foreach (var wrong in (Guid[])[sent, others, unfinished, FreshId.Next()])
        {
            var refusal = (await database.DoAsync(RequestAction.Answer, People.User, number, version, Bench.Requests.Text() with { Uploads = [good, wrong] })).Refusal;
            Assert.IsType<UploadMissing>(refusal);
            Assert.IsType<UploadMissing>((await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), Forms.Technical with { Uploads = [wrong] }, Token)).Refusal);
        }

        Assert.Equal(before, await database.CountAsync());
        Assert.NotNull(await database.FindUploadAsync(good));
        // Twice in one message is once too often.
        Assert.IsType<UploadMissing>((await database.DoAsync(RequestAction.Answer, People.User, number, version, Bench.Requests.Text() with { Uploads = [good, good] })).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Twenty_files_go_with_a_message_and_one_more_does_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var version = (await database.FindAsync(number)).Version;
        List<Guid> uploads = [];
        for (var i = 0; i < 21; i++)
            uploads.Add(await database.UploadAsync(People.User, "одно и то же", "A.log"));
        var refusal = (await database.DoAsync(RequestAction.Answer, People.User, number, version, Bench.Requests.Text() with { Uploads = uploads })).Refusal;
        Assert.Equal(20, Assert.IsType<TooManyFiles>(refusal).Limit);

        var text = Bench.Requests.Text() with { Uploads = [.. uploads.Take(20)] };
        Assert.Null((await database.DoAsync(RequestAction.Answer, People.User, number, version, text)).Refusal);
        // A retry of the same message is the same message, with the same files.
        Assert.Null((await database.DoAsync(RequestAction.Answer, People.User, number, version, text)).Refusal);
        Assert.Equal(20, (await database.SeeAsync(People.User, number)).Files.Count);
        Assert.Equal("A (20).log", (await database.Get<TakeAllFiles>().RunAsync(People.User, number, Token)).Value[^1].Name);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_upload_in_two_messages_at_once_goes_with_one_of_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var numbers = new[] { await database.SubmitAsync(), await database.SubmitAsync() };
        var upload = await database.UploadAsync(People.User, "один");
        var outcomes = await Task.WhenAll(numbers.Select(number => Task.Run(
            () => database.Get<AnswerRequest>().RunAsync(People.User, number, 1, Bench.Requests.Text() with { Uploads = [upload] }, Token), Token)));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.True(outcomes.Single(outcome => outcome.IsRefused).Refusal is UploadMissing or ChangedMeanwhile or TemporarilyUnavailable);
        await using var db = database.Open();
        Assert.Equal(1, await db.Files.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_page_finds_its_own_uploads_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var place = FreshId.Next();
        var whole = await database.UploadAsync(People.User, "12345", "whole.log", place);
        var begun = await database.BeginAsync(People.User, 10, "begun.log", place);
        _ = await database.BeginAsync(People.User, 10, "elsewhere.log", FreshId.Next());
        _ = await database.BeginAsync(People.Owner, 10, "others.log", place);
        var lines = (await database.Get<ReadUploads>().RunAsync(People.User, place, Token)).Value;
        Assert.Equal([(whole, "whole.log", 5, true), (begun, "begun.log", 0L, false)], lines.Select(line => (line.Id, line.Name, line.Offset, line.IsWhole)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Secrets_are_looked_for_in_ones_own_text_files_only(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var har = await database.UploadAsync(People.User, "{\n\"name\": \"Cookie\", \"value\": \"JSESSIONID=0a1b2c3d4e5f\"\n}", "сеанс.har");
        var found = Assert.Single((await database.Get<FindSecrets>().RunAsync(People.User, har, Token)).Value);
        Assert.Equal((SecretKind.SessionCookie, 2), (found.Kind, found.Line));
        Assert.IsType<NotFound>((await database.Get<FindSecrets>().RunAsync(People.Owner, har, Token)).Refusal);
        var binary = await database.UploadAsync(People.User, "password=hunter2\0"u8.ToArray());
        Assert.Empty((await database.Get<FindSecrets>().RunAsync(People.User, binary, Token)).Value);
        var wide = await database.UploadAsync(People.User, [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("пароль=секрет")]);
        Assert.Single((await database.Get<FindSecrets>().RunAsync(People.User, wide, Token)).Value);
        Assert.IsType<NotFound>((await database.Get<FindSecrets>().RunAsync(People.User, await database.BeginAsync(People.User, 5), Token)).Refusal);
    }
}
