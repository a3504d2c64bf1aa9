using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class ExportingTheList
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_request_that_the_list_shows_is_in_the_file_once_though_requests_change_meanwhile(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, 2 * ReadExportPage.PageSize + 30);
        await database.SubmitAsync("Чужое", People.VectorUser);
        // The list's order and place are not the file's.
        var filter = new RequestListFilter { Sort = RequestSort.Changed, Descending = false, Before = new(TestDatabase.Start, 5) };
        List<ExportRow> rows = [];
        for (long? after = null; ;)
        {
            var page = (await database.Get<ReadExportPage>().RunAsync(People.Owner, filter, after, Token)).Value;
            rows.AddRange(page);
            // What is written already, and what is not yet, moves to the top of the list.
            foreach (var number in (long[])[rows[0].Number, 3])
                Assert.False((await database.DoAsync(RequestAction.Answer, People.Owner, new(number), (await database.FindAsync(new(number))).Version)).IsRefused);
            if (page.Count < ReadExportPage.PageSize)
                break;
            after = page[^1].Number;
        }

        Assert.Equal(Enumerable.Range(1, 2030).Select(number => (long)number).Reverse(), rows.Select(row => row.Number));
        Assert.Equal(("Ромашка", "kes-linux", "kes-linux/12.2", RequestCategory.Technical, "R-00002030"), (rows[0].CompanyName, rows[0].ProductId, rows[0].VersionId, rows[0].Category, rows[0].DisplayNumber));
        Assert.Equal(2030, (await database.Get<ReadExportSize>().RunAsync(People.Owner, filter, Token)).Value);
        Assert.Equal(2031, (await database.Get<ReadExportSize>().RunAsync(People.Engineer, filter, Token)).Value);
        Assert.Equal(1, (await database.Get<ReadExportSize>().RunAsync(People.VectorOwner, filter, Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_filter_of_the_list_is_the_filter_of_the_file(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, 20);
        foreach (var filter in (RequestListFilter[])[
            new() { Search = "тема 7" }, new() { Statuses = [RequestStatus.Closed] }, new() { Statuses = [RequestStatus.Closed, RequestStatus.Processing] },
            new() { OnlyMine = true }, new() { AuthorId = People.User.PersonId }, new() { ProductId = "kes-windows" }, new() { SubmittedTo = new(2026, 1, 1) }])
        {
            foreach (var person in (Actor[])[People.Owner, People.User, People.VectorUser, People.Engineer, People.Manager])
            {
                var list = (await database.Get<ReadRequestList>().RunAsync(person, filter, Token)).Value.Rows.Select(row => row.Number).OrderDescending();
                var file = (await database.Get<ReadExportPage>().RunAsync(person, filter, null, Token)).Value.Select(row => row.Number);
                Assert.Equal(list, file);
                Assert.Equal(file.Count(), (await database.Get<ReadExportSize>().RunAsync(person, filter, Token)).Value);
            }
        }

        Assert.IsType<NotFound>((await database.Get<ReadExportPage>().RunAsync(People.Operator, new(), null, Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<ReadExportSize>().RunAsync(People.Operator, new(), Token)).Refusal);
    }

    private static async Task FillAsync(TestDatabase database, int count)
    {
        await database.SubmitManyAsync(count, number => $"Тема {number}", number => number % 3 == 0 ? People.Owner : People.User);
        await using var db = database.Open();
        await db.Requests.Where(row => row.Number % 4 == 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Closed), Token);
    }
}
