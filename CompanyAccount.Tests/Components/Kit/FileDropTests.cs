using Bunit;
using CompanyAccount.Blazor.Kit;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Tests.Components.Kit;

/// <summary>The field that uploads files, as the page's server side shows what the browser tells of them.</summary>
public sealed class FileDropTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await Screen.DatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(UploadState.Waiting, "pause,remove", "Ждёт очереди")]
    [InlineData(UploadState.Sending, "pause,remove", "")]
    [InlineData(UploadState.Lost, "pause,remove", "продолжится сама")]
    [InlineData(UploadState.Paused, "resume,remove", "Приостановлено")]
    [InlineData(UploadState.Offered, "choose,remove", "прервалась на 40 %. Выберите тот же файл")]
    [InlineData(UploadState.Done, "remove", "1,5 МБ")]
    [InlineData(UploadState.Failed, "resume,remove", "Места для файлов вашей компании больше нет")]
    public async Task Each_state_has_its_words_and_only_the_buttons_that_help(UploadState state, string acts, string words)
    {
        await using var screen = Screen.Of(People.User, _database);
        var field = Open(screen);
        await HearAsync(field, File(state) with { Percent = 40, Said = "Места для файлов вашей компании больше нет." });
        var row = field.Find("[data-key=a]");
        Assert.Equal(acts, string.Join(',', row.QuerySelectorAll("[data-act]").Select(button => button.GetAttribute("data-act"))));
        Assert.All(row.QuerySelectorAll("[data-act]"), button => Assert.Contains("журнал.log", button.GetAttribute("aria-label")!, StringComparison.Ordinal));
        Assert.Contains(words, row.TextContent, StringComparison.Ordinal);
        Assert.Equal(state is UploadState.Done or UploadState.Failed ? 0 : 1, row.QuerySelectorAll("progress[aria-label]").Length);
    }

    [Theory]
    [InlineData("Empty", "файл пуст", false)]
    [InlineData("TooLarge", "файл больше 2 ГБ", false)]
    [InlineData("Unreadable", "упакуйте в архив", false)]
    [InlineData("Gone", "ещё раз", true)]
    [InlineData("SignedOut", "Войдите снова", true)]
    [InlineData("Something new", "не принял файл", true)]
    [InlineData("17", "не принял файл", true)]
    public async Task A_refused_file_says_why_and_whether_trying_again_helps(string fault, string words, bool again)
    {
        await using var screen = Screen.Of(People.User, _database);
        var field = Open(screen);
        await HearAsync(field, File(UploadState.Failed) with { Fault = fault });
        Assert.Contains(words, field.Find("[data-key=a]").TextContent, StringComparison.Ordinal);
        Assert.Equal(again, field.FindAll("[data-act=resume]").Count == 1);
    }

    [Fact]
    public async Task A_message_waits_for_its_files_and_then_goes_by_itself()
    {
        await using var screen = Screen.Of(People.User, _database);
        var sent = 0;
        var field = Open(screen, () => sent++);
        await HearAsync(field, File(UploadState.Sending));
        Assert.False(await ReadyAsync(field));
        Assert.Contains("Отправим сами", field.Find(".panel[role=status]").TextContent, StringComparison.Ordinal);
        await HearAsync(field, File(UploadState.Lost));
        Assert.Equal(0, sent);
        await HearAsync(field, File(UploadState.Done));
        Assert.Equal(1, sent);
        Assert.Empty(field.FindAll(".panel"));
        Assert.True(await ReadyAsync(field));
        Assert.Equal([Id], field.Instance.Uploads);
    }

    [Fact]
    public async Task Who_thinks_again_sends_nothing_when_the_files_come()
    {
        await using var screen = Screen.Of(People.User, _database);
        var sent = 0;
        var field = Open(screen, () => sent++);
        await HearAsync(field, File(UploadState.Sending));
        Assert.False(await ReadyAsync(field));
        await field.Find(".panel button").ClickAsync(new());
        await HearAsync(field, File(UploadState.Done));
        Assert.Equal(0, sent);
    }

    [Theory]
    [InlineData(UploadState.Paused)]
    [InlineData(UploadState.Failed)]
    [InlineData(UploadState.Offered)]
    public async Task A_file_that_does_not_come_by_itself_holds_the_message_until_the_person_decides(UploadState state)
    {
        await using var screen = Screen.Of(People.User, _database);
        var sent = 0;
        var field = Open(screen, () => sent++);
        await HearAsync(field, File(UploadState.Sending), File(UploadState.Done, "b"));
        Assert.False(await ReadyAsync(field));
        await HearAsync(field, File(state), File(UploadState.Done, "b"));
        Assert.Contains("Не все файлы загружены", field.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(await ReadyAsync(field));
        await HearAsync(field, File(UploadState.Done, "b"));
        Assert.Empty(field.FindAll("[role=alert]"));
        Assert.True(await ReadyAsync(field));
        Assert.Equal(0, sent);
    }

    [Fact]
    public async Task What_ends_is_announced_and_what_moves_is_not()
    {
        await using var screen = Screen.Of(People.User, _database);
        var field = Open(screen);
        await HearAsync(field, File(UploadState.Done));
        Assert.Equal("", Said(field));
        await HearAsync(field, File(UploadState.Done), File(UploadState.Sending, "b", "образ.iso"));
        Assert.Equal("", Said(field));
        await HearAsync(field, File(UploadState.Done), File(UploadState.Done, "b", "образ.iso"));
        Assert.Equal("Файл «образ.iso» загружен.", Said(field));
    }

    [Fact]
    public async Task Files_that_found_no_room_are_counted_until_there_is_room()
    {
        await using var screen = Screen.Of(People.User, _database);
        var field = Open(screen);
        await field.InvokeAsync(() => field.Instance.HearAsync([File(UploadState.Done), File(UploadState.Done, "b")], 3));
        Assert.Contains("Лишние 3 файла не взяты. К одному сообщению можно приложить не больше 20", field.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await HearAsync(field, File(UploadState.Done));
        Assert.Empty(field.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Before_the_page_knows_its_files_nothing_is_sent_without_them()
    {
        await using var screen = Screen.Of(People.User, _database);
        var script = screen.JSInterop.SetupModule("./Kit/FileDrop.razor.js");
        var handle = script.SetupModule("attach", _ => true);
        var known = handle.SetupVoid("ready", _ => true);
        var sent = 0;
        var field = Open(screen, () => sent++);
        Assert.False(await ReadyAsync(field));
        known.SetVoidResult();
        field.WaitForAssertion(() => Assert.Equal(1, sent));
    }

    private static readonly Guid Id = new("0198f3a0-0000-7000-8000-000000000001");

    private static FileToSend File(UploadState state, string key = "a", string name = "журнал.log") =>
        new(key, name, 1_572_864, state, state is UploadState.Done ? Id : null);

    private static IRenderedComponent<FileDrop> Open(Screen screen, Action? onReady = null) => screen.Render<FileDrop>(parameters => parameters
        .Add(field => field.Place, new Guid("0198f3a0-0000-7000-8000-0000000000aa"))
        .Add(field => field.OnReady, EventCallback.Factory.Create(screen, onReady ?? (() => { }))));

    private static Task HearAsync(IRenderedComponent<FileDrop> field, params FileToSend[] files) => field.InvokeAsync(() => field.Instance.HearAsync(files, 0));

    private static async Task<bool> ReadyAsync(IRenderedComponent<FileDrop> field)
    {
        var ready = false;
        await field.InvokeAsync(async () => ready = await field.Instance.ReadyAsync());
        return ready;
    }

    private static string Said(IRenderedComponent<FileDrop> field) => field.FindAll("p[role=status]")[^1].TextContent;
}
