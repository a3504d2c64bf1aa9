using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class FilteringTheList
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Filters_narrow_the_list_alone_and_together_in_every_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
        await FillAsync(database);
        await using var db = database.Open();
        var all = await db.Requests.AsNoTracking().ToListAsync(Token);
        var first = new DateOnly(2026, 11, 24);
        foreach (var (filter, holds) in ((RequestListFilter, Func<SupportRequest, bool>)[])
            [
                (new() { ProductId = "kes-windows" }, row => row.ProductId == "kes-windows"),
                (new() { ProductId = "nothing" }, _ => false),
                (new() { Level = SupportLevel.MsaBusiness }, row => row.Level is SupportLevel.MsaBusiness),
                (new() { AuthorId = People.User.PersonId }, row => row.AuthorId == People.User.PersonId),
                (new() { AuthorId = People.VectorUser.PersonId }, row => row.AuthorId == People.VectorUser.PersonId),
                (new() { AuthorId = FreshId.Next() }, _ => false),
                (new() { SubmittedFrom = first }, row => row.SubmittedAt >= new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero)),
                (new() { SubmittedTo = first }, row => row.SubmittedAt < new DateTimeOffset(2026, 11, 24, 21, 0, 0, TimeSpan.Zero)),
                (new() { SubmittedFrom = first, SubmittedTo = first }, row => TimeZoneInfo.ConvertTime(row.SubmittedAt, moscow).Date == new DateTime(2026, 11, 24)),
                (new() { SubmittedFrom = DayBounds.First, SubmittedTo = DayBounds.Last }, _ => true),
                (new() { Statuses = [RequestStatus.Processing, RequestStatus.Closed] }, row => row.Status is RequestStatus.Processing or RequestStatus.Closed),
                (new() { Statuses = [RequestStatus.Closed], ProductId = "kes-windows", Level = SupportLevel.Standard }, row => row is { Status: RequestStatus.Closed, ProductId: "kes-windows", Level: SupportLevel.Standard }),
                (new() { Statuses = Enum.GetValues<RequestStatus>(), Search = "печать", AuthorId = People.Owner.PersonId }, row => row.Subject.Contains("Печать", StringComparison.Ordinal) && row.AuthorId == People.Owner.PersonId),
                (new() { OnlyMine = true, Level = SupportLevel.MsaBusiness }, row => row.Level is SupportLevel.MsaBusiness),
            ])
        {
            foreach (var person in (Actor[])[People.Owner, People.User, People.Engineer, People.VectorOwner])
            {
                var seen = all.Where(row => RequestActions.MaySee(person, row.Standing) && holds(row))
                    .Where(row => !filter.OnlyMine || (person is Actor.Staff ? row.AssigneeId == person.PersonId : row.AuthorId == person.PersonId)).ToList();
                foreach (var sort in Enum.GetValues<RequestSort>())
                {
                    foreach (var descending in (bool[])[true, false])
                    {
                        List<long> expected = [.. (sort is RequestSort.Number ? seen.OrderBy(row => row.Number) : seen.OrderBy(row => row.ChangedAt).ThenBy(row => row.Number)).Select(row => row.Number)];
                        if (descending)
                            expected.Reverse();
                        Assert.Equal(expected, await WalkAsync(database, person, filter with { Zone = moscow, Sort = sort, Descending = descending }));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Statuses_are_counted_for_a_company_a_person_or_a_few_and_not_for_everything(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        Assert.NotNull((await ListAsync(database, People.Owner, new())).Counts);
        Assert.NotNull((await ListAsync(database, People.Engineer, new() { AuthorId = People.User.PersonId })).Counts);
        Assert.NotNull((await ListAsync(database, People.Engineer, new() { OnlyMine = true })).Counts);
        Assert.NotNull((await ListAsync(database, People.Engineer, new() { Search = "печать" })).Counts);
        Assert.Null((await ListAsync(database, People.Engineer, new())).Counts);
        Assert.Null((await ListAsync(database, People.Engineer, new() { ProductId = "kes-windows" })).Counts);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Authors_are_people_with_requests_that_the_reader_sees(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.SubmitAsync(People.User);
        await database.SubmitAsync(People.User);
        await database.SubmitAsync(People.Owner);
        await database.SubmitAsync(People.VectorUser);
        Assert.Equal(["Ольга Ромашкина", "Ульяна Полевая"], await AuthorsAsync(database, People.Owner, ""));
        Assert.Equal(["Ульяна Полевая"], await AuthorsAsync(database, People.Viewer, "полев"));
        Assert.Empty(await AuthorsAsync(database, People.Owner, "юлия"));
        Assert.Equal(["Юлия Прямая"], await AuthorsAsync(database, People.VectorOwner, ""));
        Assert.Empty(await AuthorsAsync(database, People.Engineer, ""));
        Assert.Equal(["Юлия Прямая"], await AuthorsAsync(database, People.Engineer, "ЮЛ"));
        Assert.Empty(await AuthorsAsync(database, People.Engineer, "андрей"));
        Assert.Equal(["Ульяна Полевая"], await AuthorsAsync(database, People.Engineer, "", People.User.PersonId));
        Assert.Empty(await AuthorsAsync(database, People.Owner, "", People.VectorUser.PersonId));
        Assert.Equal("Вектор", (await database.Get<ReadAuthors>().RunAsync(People.Engineer, "юлия", null, Token)).Value.Single().CompanyName);
        Assert.Null((await database.Get<ReadAuthors>().RunAsync(People.Owner, "ульяна", null, Token)).Value.Single().CompanyName);
        foreach (var person in (Actor[])[People.User, People.Operator])
            Assert.IsType<NotAllowed>((await database.Get<ReadAuthors>().RunAsync(person, "", null, Token)).Refusal);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        string[] products = ["kes-linux", "kes-windows"];
        for (var i = 0; i < 70; i++)
        {
            Actor.Member[] authors = [People.User, People.Owner, People.VectorUser];
            await database.SubmitAsync($"Печать {i}", authors[i % 3]);
            database.Time.Advance(TimeSpan.FromMinutes(47));
        }

        await using var db = database.Open();
        foreach (var row in await db.Requests.ToListAsync(Token))
        {
            var entry = db.Entry(row);
            entry.Property(request => request.ProductId).CurrentValue = products[row.Number % 2];
            entry.Property(request => request.Level).CurrentValue = row.Number % 5 == 0 ? SupportLevel.MsaBusiness : SupportLevel.Standard;
            entry.Property(request => request.Status).CurrentValue = (RequestStatus)(row.Number % 7);
            entry.Property(request => request.ChangedAt).CurrentValue = TestDatabase.Start.AddMinutes(row.Number * 7 % 10);
            entry.Property(request => request.AssigneeId).CurrentValue = row.Number % 2 == 0 ? People.Engineer.PersonId : null;
        }

        await db.SaveChangesAsync(Token);
    }

    private static async Task<IReadOnlyList<long>> WalkAsync(TestDatabase database, Actor person, RequestListFilter filter)
    {
        List<long> numbers = [];
        for (RequestCursor? after = null; ;)
        {
            var page = await ListAsync(database, person, filter with { After = after });
            numbers.AddRange(page.Rows.Select(row => row.Number));
            if (page.Next is null)
                return numbers;
            after = page.Next;
        }
    }

    private static async Task<IEnumerable<string>> AuthorsAsync(TestDatabase database, Actor person, string typed, Guid? only = null) =>
        (await database.Get<ReadAuthors>().RunAsync(person, typed, only, Token)).Value.Select(author => author.Name);

    private static async Task<RequestPage> ListAsync(TestDatabase database, Actor person, RequestListFilter filter) =>
        (await database.Get<ReadRequestList>().RunAsync(person, filter, Token)).Value;
}
