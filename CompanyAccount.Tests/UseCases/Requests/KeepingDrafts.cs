using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class KeepingDrafts
{
    private static readonly TechnicalRequestForm Half = new() { AreaId = "endpoint", Subject = "Пол" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_half_filled_wizard_is_found_again_by_its_writer_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = FreshId.Next();
        Assert.Equal(1, (await database.Get<SaveDraft>().RunAsync(People.User, id, 0, Half, 1, Token)).Value.Version);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        var saved = (await database.Get<SaveDraft>().RunAsync(People.User, id, 1, Half with { ProductId = "kes-linux" }, 2, Token)).Value;

        var read = (await database.Get<ReadDraft>().RunAsync(People.User, Token)).Value;
        Assert.Equal(saved, read);
        Assert.Equal((id, 2, 2, "kes-linux", database.Time.GetUtcNow()), (read.Id, read.Step, read.Version, read.Form.ProductId, read.SavedAt));
        foreach (var other in People.Members.Where(person => person != People.User))
            Assert.IsType<DraftGone>((await database.Get<ReadDraft>().RunAsync(other, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_window_that_is_behind_is_told_and_overwrites_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var save = database.Get<SaveDraft>();
        var id = FreshId.Next();
        _ = (await save.RunAsync(People.User, id, 0, Half, 1, Token)).Value;
        _ = (await save.RunAsync(People.User, id, 1, Half with { Subject = "Новое" }, 1, Token)).Value;

        Assert.IsType<DraftMovedOn>((await save.RunAsync(People.User, id, 1, Half with { Subject = "Старое" }, 1, Token)).Refusal);
        Assert.IsType<DraftMovedOn>((await save.RunAsync(People.User, FreshId.Next(), 0, Half with { Subject = "Другое окно" }, 1, Token)).Refusal);
        Assert.Equal("Новое", (await database.Get<ReadDraft>().RunAsync(People.User, Token)).Value.Form.Subject);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_windows_that_save_at_once_one_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = FreshId.Next();
        foreach (var seen in (int[])[0, 1])
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(window => Task.Run(
                () => database.Get<SaveDraft>().RunAsync(People.User, id, seen, Half with { Subject = $"Окно {window}" }, 1, Token), Token)));
            Assert.Equal(seen + 1, Assert.Single(outcomes, outcome => !outcome.IsRefused).Value.Version);
            Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<DraftMovedOn>(outcome.Refusal));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_discarded_elsewhere_is_gone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var save = database.Get<SaveDraft>();
        var discard = database.Get<DiscardDraft>();
        var id = FreshId.Next();
        _ = (await save.RunAsync(People.User, id, 0, Half, 1, Token)).Value;
        Assert.False((await discard.RunAsync(People.User, FreshId.Next(), Token)).IsRefused);
        Assert.False((await discard.RunAsync(People.Owner, id, Token)).IsRefused);
        Assert.Equal(1, (await database.CountAsync()).Drafts);

        Assert.False((await discard.RunAsync(People.User, id, Token)).IsRefused);
        Assert.IsType<DraftGone>((await save.RunAsync(People.User, id, 1, Half, 1, Token)).Refusal);
        Assert.IsType<DraftGone>((await database.Get<ReadDraft>().RunAsync(People.User, Token)).Refusal);
        Assert.False((await discard.RunAsync(People.User, id, Token)).IsRefused);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_late_save_does_not_bring_a_submitted_draft_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = FreshId.Next();
        _ = (await database.Get<SubmitRequest>().RunAsync(People.User, id, Forms.Technical, Token)).Value;
        foreach (var seen in (int[])[0, 1])
            Assert.IsType<DraftGone>((await database.Get<SaveDraft>().RunAsync(People.User, id, seen, Forms.Technical, 4, Token)).Refusal);
        Assert.Equal(0, (await database.CountAsync()).Drafts);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_would_bloat_or_break_the_row_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var million = new string('я', 1_048_576);
        var spaces = new string(' ', 1_048_576);
        TechnicalRequestForm[] forms =
        [
            new() { Description = million }, new() { Description = spaces }, new() { Subject = spaces }, new() { ProductId = million }, new() { VersionId = spaces },
            new() { AreaId = "a\0" }, new() { Subject = "a\0" }, new() { OperatingSystem = "a\uD800" }, new() { TypeId = million }, new() { SubtypeId = million },
        ];
        foreach (var form in forms)
            Assert.IsType<InvalidInput>((await database.Get<SaveDraft>().RunAsync(People.User, FreshId.Next(), 0, form, 1, Token)).Refusal);
        Assert.Equal(0, (await database.CountAsync()).Drafts);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_vendors_people_have_no_wizard(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var staff in People.Staff)
        {
            Assert.IsType<NotAllowed>((await database.Get<SaveDraft>().RunAsync(staff, FreshId.Next(), 0, Half, 1, Token)).Refusal);
            Assert.IsType<NotAllowed>((await database.Get<ReadDraft>().RunAsync(staff, Token)).Refusal);
            Assert.IsType<NotAllowed>((await database.Get<DiscardDraft>().RunAsync(staff, FreshId.Next(), Token)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_half_written_answer_is_its_writers_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var save = database.Get<SaveReplyDraft>();
        Assert.False((await save.RunAsync(People.User, number, RequestAction.Answer, "Первое", Token)).IsRefused);
        Assert.False((await save.RunAsync(People.Engineer, number, RequestAction.ProvideSolution, "Решение", Token)).IsRefused);
        Assert.False((await save.RunAsync(People.User, number, RequestAction.Answer, "Второе", Token)).IsRefused);

        Assert.Equal("Второе", (await database.Get<ReadRequest>().RunAsync(People.User, number, Token)).Value.Draft!.Body);
        var engineers = (await database.Get<ReadRequest>().RunAsync(People.Engineer, number, Token)).Value.Draft!;
        Assert.Equal(("Решение", RequestAction.ProvideSolution), (engineers.Body, engineers.Action));
        Assert.Null((await database.Get<ReadRequest>().RunAsync(People.Owner, number, Token)).Value.Draft);

        Assert.False((await save.RunAsync(People.User, number, RequestAction.Answer, " ", Token)).IsRefused);
        Assert.Null((await database.Get<ReadRequest>().RunAsync(People.User, number, Token)).Value.Draft);
        foreach (var body in (string[])[new('я', RequestText.BodyLimit + 1), "a\0"])
            Assert.IsType<InvalidInput>((await save.RunAsync(People.User, number, RequestAction.Answer, body, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Windows_that_keep_the_first_words_of_an_answer_at_once_break_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(window => Task.Run(
            () => database.Get<SaveReplyDraft>().RunAsync(People.User, number, RequestAction.Answer, $"Окно {window}", Token), Token)));
        Assert.All(outcomes, outcome => Assert.False(outcome.IsRefused));
        Assert.Equal(1, (await database.CountAsync()).ReplyDrafts);
    }
}
