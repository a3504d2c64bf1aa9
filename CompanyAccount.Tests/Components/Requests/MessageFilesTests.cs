using Bunit;
using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using Microsoft.AspNetCore.Components.Web;
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
        var upload = await _database.UploadAsync(People.User, "abc", "журнал.log");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await HearAsync(page, new FileToSend("a", "журнал.log", 3, UploadState.Done, upload));
        TypeInto(page);
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
        TypeInto(page);
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
        TypeInto(page);
        await page.Find(".answer-foot button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find(".answer [role=alert]").TextContent));
        Assert.Equal("Журнал во вложении", page.Find("#answer-text").GetAttribute("value"));
        Assert.Equal(1, (await _database.CountAsync()).Messages);
    }

    [Fact]
    public async Task A_file_that_seems_to_hold_a_secret_is_shown_masked_and_goes_only_when_the_person_says_so()
    {
        var number = await _database.SubmitAsync();
        var upload = await _database.UploadAsync(People.User, "user=app\npassword=Tr0ub4dor-prod-7\n", "settings.ini");
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        await HearAsync(page, new FileToSend("a", "settings.ini", 35, UploadState.Done, upload));
        TypeInto(page);
        await page.Find(".answer-foot button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("settings.ini", page.Find(".secret-files").TextContent, StringComparison.Ordinal));
        Assert.Contains("Строка 2, пароль", page.Find(".secret-places").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", page.Markup, StringComparison.Ordinal);
        Assert.Equal(1, (await _database.CountAsync()).Messages);
        await page.Find(".secrets .danger").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("settings.ini", page.Find(".conversation .message-files").TextContent, StringComparison.Ordinal));
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
    public async Task A_picture_is_shown_small_once_it_is_there_and_large_in_a_dialog_and_what_is_none_keeps_its_icon()
    {
        var number = await _database.SubmitAsync();
        await _database.AnswerAsync(number, await _database.UploadAsync(People.User, Pictures.Make(8, 8), "снимок.png"), await _database.UploadAsync(People.User, "abc", "не снимок.png"), await _database.UploadAsync(People.User, "abc"));
        await using var screen = Screen.Of(People.User, _database);
        var page = Open(screen, number);
        var rows = ".conversation .message-files li";
        // A log asks for nothing.
        Assert.Equal([true, true, false], page.FindAll(rows).Select(row => row.QuerySelector(".thumbnail img") is not null));
        Assert.All(page.FindAll($"{rows} button"), button => Assert.True(button.HasAttribute("hidden")));
        var file = page.FindAll(rows)[0].GetAttribute("data-file");
        Assert.Equal($"/requests/{number}/files/{file}/thumbnail", page.Find($"{rows} img").GetAttribute("src"));

        await page.FindAll($"{rows} img")[1].TriggerEventAsync("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs());
        Assert.Single(page.FindAll($"{rows} img"));
        Assert.NotNull(page.FindAll(rows)[1].QuerySelector(".thumbnail .icon"));
        await page.Find($"{rows} img").TriggerEventAsync("onload", new ProgressEventArgs());
        var open = page.Find($"{rows} button:not([hidden])");
        Assert.Equal("Показать «снимок.png»", open.GetAttribute("aria-label"));
        await open.ClickAsync(new());
        var shown = page.Find("dialog img");
        Assert.Equal(($"/requests/{number}/files/{file}/preview", "Изображение «снимок.png»"), (shown.GetAttribute("src"), shown.GetAttribute("alt")));
        await page.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        Assert.Empty(page.FindAll("dialog"));
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

    // The draft is kept once typing pauses, and the clock of a test stands still: nobody waits for that here.
    private static void TypeInto(IRenderedComponent<RequestPage> page)
    {
        _ = page.Find("#answer-text").InputAsync("Журнал во вложении");
        page.WaitForState(() => page.Find("#answer-text").GetAttribute("value") == "Журнал во вложении");
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
}
