using Bunit;
using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Components.Requests;

/// <summary>Files on the page of a request: sent with an answer, and shown under it.</summary>
public sealed class MessageFilesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Screen.DatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_answer_takes_its_files_along_and_shows_them()
    {
        var number = await _database.SubmitAsync();
        var upload = await UploadAsync(People.User, "журнал.log");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await HearAsync(page, new FileToSend("a", "журнал.log", 3, UploadState.Done, upload));
        await page.Find("#answer-text").InputAsync("Журнал во вложении");
        await page.Find(".answer-foot button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("журнал.log", page.Find(".conversation .message-files").TextContent, StringComparison.Ordinal));
        var link = page.Find(".conversation .message-files a");
        Assert.Equal($"/requests/{number}/files/{upload}", link.GetAttribute("href"));
        // Without it the page's own router would take the click.
        Assert.Equal("журнал.log", link.GetAttribute("download"));
        Assert.Contains("1 файл, 3 Б", page.Find(".files-card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_a_paused_file_is_not_sent_and_keeps_its_text()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await HearAsync(page, new FileToSend("a", "журнал.log", 3, UploadState.Paused));
        await page.Find("#answer-text").InputAsync("Журнал во вложении");
        await page.Find(".answer-foot button").ClickAsync(new());
        Assert.Contains("Не все файлы загружены", page.Find(".answer [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Журнал во вложении", page.Find("#answer-text").GetAttribute("value"));
        Assert.Equal(1, (await _database.CountAsync()).Messages);
    }

    [Fact]
    public async Task A_file_that_is_gone_before_the_answer_is_told_and_nothing_is_lost()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await HearAsync(page, new FileToSend("a", "журнал.log", 3, UploadState.Done, FreshId.Next()));
        await page.Find("#answer-text").InputAsync("Журнал во вложении");
        await page.Find(".answer-foot button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find(".answer [role=alert]").TextContent));
        Assert.Equal("Журнал во вложении", page.Find("#answer-text").GetAttribute("value"));
        Assert.Equal(1, (await _database.CountAsync()).Messages);
    }

    [Fact]
    public async Task Only_a_clean_file_is_a_link_and_one_that_the_scanner_frees_becomes_one_by_itself()
    {
        var number = await _database.SubmitAsync();
        var request = await _database.FindAsync(number);
        await using (var db = _database.Open())
        {
            var message = await db.Messages.SingleAsync(row => row.RequestId == request.Id, Token);
            foreach (var state in Enum.GetValues<FileState>())
            {
                var file = new RequestFile(FreshId.Next(), People.Romashka, request.Id, message.Id, isInternal: false, FileName.Of($"{state}.bin"), "", new(new string('a', 64), 5), FileState.Waiting, People.User.PersonId, TestDatabase.Start);
                Settle(file, state);
                db.Files.Add(file);
            }

            await db.SaveChangesAsync(Token);
        }

        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        var rows = ".conversation .message-files";
        Assert.Equal(["Clean.bin"], page.FindAll($"{rows} a").Select(link => link.TextContent));
        Assert.Contains("Проверяется антивирусом", page.Find($"{rows} [data-state=Waiting]").TextContent, StringComparison.Ordinal);
        Assert.Contains("нашёл в файле угрозу", page.Find($"{rows} [data-state=Infected]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Пришлите его ещё раз", page.Find($"{rows} [data-state=Lost]").TextContent, StringComparison.Ordinal);
        // One clean file is no archive.
        Assert.Empty(page.FindAll(".files-card > a"));

        await using (var db = _database.Open())
        {
            (await db.Files.SingleAsync(row => row.State == FileState.Waiting, Token)).MarkClean();
            await db.SaveChangesAsync(Token);
        }

        _database.Feed.Announce(Topic.Request(request.Id));
        page.WaitForAssertion(() => Assert.Equal(["Clean.bin", "Waiting.bin"], page.FindAll($"{rows} a").Select(link => link.TextContent).Order()));
        Assert.Equal($"/requests/{number}/files.zip", page.Find(".files-card > a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_cancels_a_request_says_why_and_attaches_nothing()
    {
        var number = await _database.SubmitAsync();
        await using var screen = Screen.Of(People.Engineer, _database);
        var page = Open(screen, number);
        Assert.False(page.Find(".answer-files").HasAttribute("hidden"));
        await page.Find("input[value=Cancel]").ChangeAsync(new() { Value = "Cancel" });
        Assert.True(page.Find(".answer-files").HasAttribute("hidden"));
    }

    private static IRenderedComponent<RequestPage> Open(Screen screen, RequestNumber number) => screen.Render<RequestPage>(parameters => parameters.Add(page => page.Number, number.ToString()));

    private static Task HearAsync(IRenderedComponent<RequestPage> page, FileToSend file)
    {
        var field = page.FindComponent<FileDrop>();
        return field.InvokeAsync(() => field.Instance.HearAsync([file], 0));
    }

    private static void Settle(RequestFile file, FileState state)
    {
        if (state is FileState.Clean)
            file.MarkClean();
        else if (state is FileState.Infected)
            file.MarkInfected();
        else if (state is FileState.Lost)
            file.MarkLost();
    }

    private async Task<Guid> UploadAsync(Actor.Member owner, string name)
    {
        var upload = new FileUpload(FreshId.Next(), owner.PersonId, owner.CompanyId, null, FileName.Of(name), "text/plain", 3, TestDatabase.Start, TimeSpan.FromDays(7));
        upload.Finish(new(new string('b', 64), 3), TestDatabase.Start, TimeSpan.FromDays(7));
        await using var db = _database.Open();
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(Token);
        return upload.Id;
    }
}
