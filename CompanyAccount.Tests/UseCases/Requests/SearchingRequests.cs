using CompanyAccount.Core.Access;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Wording;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class SearchingRequests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_search_finds_what_a_person_means(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SubmitAsync(database, "Ёлка не ЗАГОРАЕТСЯ", "Код 0x80070005, сборка 12.2.1");
        await SubmitAsync(database, "Скидка 100% и под_черкивание", "The service crashes when svc_host.exe starts");
        await SubmitAsync(database, "Обычная тема 1", "Ошибок в настройках много");
        await SubmitAsync(database, "Ёлка соседей", "0x80070005", People.VectorUser);

        foreach (var (search, numbers) in ((string, long[])[])
            [
                ("елка", [1]), ("ЁЛКИ", [1]), (" загорались ", [1]), ("ёлка загор", [1]), ("загор ёлка", []), ("ёлка сервис", []),
                ("0x80070005", [1]), ("0X8007", [1]), ("12.2", [1]), ("12", [1]), ("12.2.1", [1]), ("12.3", []), ("2.1", []),
                ("ошибка", [3]), ("настройка", [3]), ("настр", [3]), ("ошибка настройки", [3]),
                ("crash", [2]), ("crashing services", [2]), ("svc_host", [2]), ("svc_host.exe", [2]), ("под_черк", [2]), ("подXчерк", []), ("100%", [2]),
                ("R-00000003", [3]), ("r-3", [3]), ("R-00000004", []), ("00000003", [3]), ("3", [3]), ("1", [1, 3]), ("нет такого", []),
                ("", [1, 2, 3]), ("  ", [1, 2, 3]), ("\0", [1, 2, 3]), ("\uD83D", [1, 2, 3]), ("ел\0ка", [1]),
                ("%", []), ("_", []), ("*", []), ("\"", []), ("NOT", []), ("ёлка OR ошибка", []), ("\"ёлка", [1]), ("ёлка*", [1]), ("words:ёлка", []), ("NEAR(ёлка)", []),
                ("(ёлка", [1]), ("'ёлка' | 'ошибка'", []), ("ёлка:*", [1]), ("!ёлка", [1]), ("\\ёлка\\", [1]),
                (new('я', 5000), []), (new string('я', 199) + "😀", []), (string.Join(' ', Enumerable.Repeat("ёлка", 60)), [1]), ("'; DROP TABLE \"Requests\"", []),
            ])
        {
            Assert.True(numbers.SequenceEqual(await FindAsync(database, People.Owner, search)), $"«{search[..Math.Min(20, search.Length)]}»: {string.Join(", ", await FindAsync(database, People.Owner, search))}");
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_public_message_is_found_and_no_note(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await SubmitAsync(database, "Печать", "Описание");
        var version = 1;
        foreach (var (action, person, text) in ((RequestAction, Actor, string)[])[
            (RequestAction.Reply, People.Engineer, "перезагрузите коммутаторы"),
            (RequestAction.AskForInformation, People.Engineer, "пришлите трассировки"),
            (RequestAction.Answer, People.User, "прикладываю дампы"),
            (RequestAction.ProvideSolution, People.Engineer, "поставьте заплатки")])
        {
            Assert.False((await database.DoAsync(action, person, number, version++, Bench.Requests.Text(text))).IsRefused);
        }

        Assert.False((await database.DoAsync(RequestAction.AddNote, People.Engineer, number, version, Bench.Requests.Text("секретарша"))).IsRefused);
        foreach (var search in (string[])["печати", "описания", "коммутатор", "трассировка", "дамп", "заплатка", "дампы коммутатора", number.ToString()])
        {
            Assert.Equal([number.Value], await FindAsync(database, People.User, search));
            Assert.Equal([number.Value], await FindAsync(database, People.Engineer, search));
        }

        foreach (var person in (Actor[])[People.User, People.Owner, People.Engineer, People.Manager])
            Assert.Empty(await FindAsync(database, person, "секретарша"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_search_finds_what_the_list_shows_and_nothing_beside_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var author in People.Members)
            await SubmitAsync(database, "Общая тема", "Общий текст", author);
        // Feedback, which engineers do not see.
        await using (var db = database.Open())
            await db.Requests.Where(row => row.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Category, RequestCategory.Feedback), Token);
        foreach (var person in People.All)
        {
            var shown = (await ListAsync(database, person, new())).Rows.Select(row => row.Number).Order().ToList();
            foreach (var search in (string[])["общая", "общ", "текст темы", "тем"])
                Assert.Equal(shown, await FindAsync(database, person, search));
        }

        Assert.DoesNotContain(3, await FindAsync(database, People.Engineer, "общая"));
        Assert.Contains(3, await FindAsync(database, People.Manager, "общая"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Words_so_common_that_the_list_is_walked_find_the_same(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.SubmitManyAsync(SearchQueries.MostFound + 60, number => number % 40 == 0 ? "Редкая тема" : "Частая тема", _ => People.User);
        foreach (var person in (Actor[])[People.Owner, People.Engineer])
        {
            foreach (var sort in Enum.GetValues<RequestSort>())
            {
                var filter = new RequestListFilter { Search = "частая тем", Sort = sort };
                var page = await ListAsync(database, person, filter);
                Assert.Null(page.Counts);
                Assert.Equal(Enumerable.Range(0, 200).Select(place => 2060L - place).Where(number => number % 40 != 0).Take(25), page.Rows.Select(row => row.Number));
                var next = await ListAsync(database, person, filter with { After = page.Next });
                Assert.True(next.Rows[0].Number < page.Rows[^1].Number);
                Assert.Empty((await ListAsync(database, person, filter with { Statuses = [RequestStatus.Closed, RequestStatus.AwaitingCustomer] })).Rows);
                Assert.Equal(25, (await ListAsync(database, person, filter with { Statuses = [RequestStatus.Closed, RequestStatus.Processing] })).Rows.Count);
            }

            var rare = await ListAsync(database, person, new() { Search = "редк общий" });
            Assert.Equal((2040L, 51), (rare.Rows[0].Number, rare.Counts![RequestStatus.Processing]));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_older_than_the_index_is_indexed_in_the_background_and_by_the_next_message(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < SearchBackfill.BatchSize + 3; i++)
            await SubmitAsync(database, $"Тема{i}", "Старая переписка");
        await using (var db = database.Open())
        {
            await db.SearchTexts.Where(row => row.Number != 2).ExecuteDeleteAsync(Token);
            await db.SearchTexts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Edition, 0).SetProperty(row => row.Words, " прежнее "), Token);
        }

        Assert.Empty(await FindAsync(database, People.Owner, "старая"));
        Assert.Equal([2], await FindAsync(database, People.Owner, "прежнее"));
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, new(1), 1, Bench.Requests.Text("новый ответ"))).IsRefused);
        Assert.Equal([1], await FindAsync(database, People.Owner, "новый старая"));

        var backfill = new SearchBackfill(database.Store);
        Assert.Equal(SearchBackfill.BatchSize + 2, await backfill.RunAsync(Token));
        Assert.Equal(0, await backfill.RunAsync(Token));
        Assert.Empty(await FindAsync(database, People.Owner, "прежнее"));
        Assert.Equal(SearchBackfill.BatchSize + 3, (await ListAsync(database, People.Owner, new() { Search = "переписка" })).Counts!.Values.Sum());
        Assert.Equal([1], await FindAsync(database, People.Owner, "ответы тема0"));
        await using (var db = database.Open())
            Assert.All(await db.SearchTexts.ToListAsync(Token), text => Assert.Equal(SearchWords.Edition, text.Edition));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_that_fails_leaves_no_words(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await SubmitAsync(database, "Печать", "Описание");
        var text = Bench.Requests.Text("канарейка");
        Assert.True((await database.DoAsync(RequestAction.Answer, People.User, number, 7, text)).IsRefused);
        Assert.True((await database.DoAsync(RequestAction.Answer, People.VectorUser, number, 1, text)).IsRefused);
        Assert.Empty(await FindAsync(database, People.User, "канарейка"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_database_whose_index_was_lost_gets_it_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await database.Store.MigrateAsync(Token);
        await new Core.Storage.Seeding.CatalogSeed(database.Store, database.Get<CatalogShelf>()).RunAsync(Token);
        await new Core.Storage.Seeding.ServiceSeed(database.Store).RunAsync(Token);
        await People.AddToAsync(database.Store);
        await SubmitAsync(database, "Печать", "Описание");
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                provider is DatabaseProvider.Sqlite
                    ? "DROP TRIGGER \"RequestSearch_Changed\"; DROP TABLE \"RequestSearchIndex\""
                    : "DROP TRIGGER \"RequestSearch_Kept\" ON \"RequestSearch\"; ALTER TABLE \"RequestSearch\" DROP COLUMN \"Vector\"",
                Token);
        }

        await database.Store.MigrateAsync(Token);
        Assert.Equal(1, await new SearchBackfill(database.Store).RunAsync(Token));
        Assert.Equal([1], await FindAsync(database, People.User, "печати"));
        await database.Store.MigrateAsync(Token);
        Assert.Equal(0, await new SearchBackfill(database.Store).RunAsync(Token));
    }

    private static Task<RequestNumber> SubmitAsync(TestDatabase database, string subject, string description, Actor.Member? author = null) =>
        database.SubmitAsync(author, Forms.Technical with { Subject = subject, Description = description });

    private static async Task<IReadOnlyList<long>> FindAsync(TestDatabase database, Actor person, string search) =>
        [.. (await ListAsync(database, person, new() { Search = search })).Rows.Select(row => row.Number).Order()];

    private static async Task<RequestPage> ListAsync(TestDatabase database, Actor person, RequestListFilter filter) =>
        (await database.Get<ReadRequestList>().RunAsync(person, filter, Token)).Value;
}
