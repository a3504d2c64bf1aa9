using System.Text;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Licenses.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Licenses;

public sealed class ImportingLicenses
{
    private const string Header = "number,code,product,kind,seats,valid from,valid to,blocked";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Files() => new()
    {
        { "comma, UTF-8", Encoding.UTF8.GetBytes($"{Header}\nLIC-1,{Code(1)},kes-windows,corporate,10,2026-01-01,2026-12-31,\n") },
        { "byte order mark and semicolons", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"Номер;Код;Продукт;Вид;Количество;С;По\r\nLIC-1;{Code(1)};kes-windows;корпоративная;10;01.01.2026;31.12.2026\r\n")] },
        { "Windows-1251", CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"номер;код;продукт;вид;мест;действует с;действует по\r\nLIC-1;{Code(1)};kes-windows;корпоративная;10;01.01.2026;31.12.2026") },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"number\tcode\tproduct\tkind\tseats\tvalid from\tvalid to\nLIC-1\t{Code(1)}\tkes-windows\tcorporate\t10\t2026-01-01\t2026-12-31\n")] },
        { "quotes, other order, other columns, empty lines", Encoding.UTF8.GetBytes($"\"comment\",\"valid_to\",\"valid_from\",\"seats\",\"product\",\"code\",\"number\"\n\n\"a \"\"quoted\"\", text\nof two lines\",\"2026-12-31\",\"2026-01-01\",\"10\",\"kes-windows\",\"{Code(1)}\",\"lic-1\"\n\n") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Files_of_every_kind_are_understood(string kind, byte[] file)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var report = await ImportAsync(database, file);
        Assert.True(report.Counts == new ImportCounts(1, 0, 0, 0), $"{kind}: {string.Join(", ", report.Answers)}");
        await using var db = database.Open();
        var license = await db.Licenses.SingleAsync(Token);
        Assert.Equal(("LIC-1", Code(1), "kes-windows", LicenseKind.Corporate, 10, new DateOnly(2026, 12, 31)), (license.Number, license.ActivationCode, license.ProductId, license.Kind, license.Seats, license.ValidTo));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_file_twice_changes_nothing_and_each_line_is_answered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var file = FileOf(Line(1), Line(2), Line(1), $"LIC-3,{Code(2)},kes-windows,corporate,1,2026-01-01,2026-12-31,", $"LIC-4,{Code(4)},nothing,corporate,1,2026-01-01,2026-12-31,", "LIC-5");
        var first = await ImportAsync(database, file);
        Assert.Equal(new ImportCounts(2, 0, 0, 4), first.Counts);
        Assert.Equal(
            [(2, LineFault.None), (3, LineFault.None), (4, LineFault.NumberTwice), (5, LineFault.CodeTwice), (6, LineFault.ProductUnknown), (7, LineFault.CodeMalformed)],
            first.Answers.Select(answer => (answer.Line, answer.Fault)));
        Assert.Equal(new ImportCounts(0, 0, 2, 4), (await ImportAsync(database, file)).Counts);
        Assert.Equal(new ImportCounts(0, 1, 0, 1), (await ImportAsync(database, FileOf(Line(1).Replace(",10,", ",20,", StringComparison.Ordinal), $"LIC-9,{Code(2)},kes-windows,,1,2026-01-01,2026-12-31,"))).Counts);
        await using var db = database.Open();
        Assert.Equal([("LIC-1", 20), ("LIC-2", 10)], (await db.Licenses.OrderBy(row => row.Number).ToListAsync(Token)).Select(row => (row.Number, row.Seats)));
        Assert.Equal(["+2 ~0 =0 !4", "+0 ~0 =2 !4", "+0 ~1 =0 !1"], await db.AuditEntries.Where(row => row.Kind == AuditKind.LicensesImported).OrderBy(row => row.Id).Select(row => row.Detail).ToListAsync(Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("number,code\nLIC-1,AAAAA-BBBBB-CCCCC-00001\n")]
    [InlineData("{\"this\": \"is no CSV\"}")]
    public async Task A_file_of_another_kind_is_refused_with_the_columns_that_are_missing(string text)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var refusal = (await database.Get<ImportLicenses>().RunAsync(People.Operator, file, new Progress<ImportCounts>(), Token)).Refusal;
        Assert.Contains("product", Assert.IsType<MissingColumns>(refusal).Columns, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_ends_the_reading_and_says_where()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var report = await ImportAsync(database, FileOf([Line(1), "\"LIC-2," + Code(2), .. Enumerable.Range(3, 2000).Select(Line)]));
        Assert.Equal(1, report.Counts.Added);
        Assert.Equal((3, LineFault.Broken), (report.Answers[^1].Line, report.Answers[^1].Fault));
    }

    [Fact]
    public async Task Two_hundred_thousand_lines_are_taken_with_progress()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream(FileOf([.. Enumerable.Range(1, 200_000).Select(Line)]));
        var progress = new Told();
        var report = (await database.Get<ImportLicenses>().RunAsync(People.Operator, file, progress, Token)).Value;
        Assert.Equal(new ImportCounts(200_000, 0, 0, 0), report.Counts);
        Assert.Equal(200_000 / ImportLicenses.BatchSize, progress.Count);
        await using var db = database.Open();
        Assert.Equal(200_000, await db.Licenses.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_that_moves_on_is_free_for_a_later_line(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ImportAsync(database, FileOf(Line(1)));
        var moved = FileOf(Line(1).Replace(Code(1), Code(7), StringComparison.Ordinal), Line(2).Replace(Code(2), Code(1), StringComparison.Ordinal));
        Assert.Equal(new ImportCounts(1, 1, 0, 0), (await ImportAsync(database, moved)).Counts);
        Assert.Equal(new ImportCounts(0, 0, 2, 0), (await ImportAsync(database, moved)).Counts);
    }

    [Fact]
    public async Task A_company_sees_at_once_and_in_its_log_that_a_file_blocked_its_license()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await ImportAsync(database, FileOf(Line(1)));
        await using (var db = database.Open())
        {
            (await db.Licenses.SingleAsync(Token)).AddTo(People.Owner.CompanyId, People.Owner.PersonId, database.Time.GetUtcNow());
            await db.SaveChangesAsync(Token);
        }

        await ImportAsync(database, FileOf(Line(1) + "yes"));
        await using var after = database.Open();
        Assert.Equal(People.Owner.CompanyId, (await after.AuditEntries.SingleAsync(row => row.Kind == AuditKind.LicenseBlocked, Token)).CompanyId);
    }

    [Fact]
    public async Task A_stop_leaves_whole_lines_and_the_next_import_takes_the_rest()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var text = FileOf([.. Enumerable.Range(1, 2_000).Select(Line)]);
        using var stop = new CancellationTokenSource();
        using var file = new MemoryStream(text);
        var report = (await database.Get<ImportLicenses>().RunAsync(People.Operator, file, new Told { Then = stop.Cancel }, stop.Token)).Value;
        Assert.True(report.Canceled);
        Assert.Equal(ImportLicenses.BatchSize, report.Counts.Added);
        await using (var db = database.Open())
            Assert.Equal("+500 ~0 =0 !0", (await db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.LicensesImported, Token)).Detail);
        Assert.Equal(new ImportCounts(1_500, 0, 500, 0), (await ImportAsync(database, text)).Counts);
    }

    [Fact]
    public async Task Only_Operators_import()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        foreach (var other in People.All.Where(person => person != People.Operator))
        {
            using var file = new MemoryStream(FileOf(Line(1)));
            Assert.IsType<NotFound>((await database.Get<ImportLicenses>().RunAsync(other, file, new Progress<ImportCounts>(), Token)).Refusal);
        }
    }

    private static async Task<ImportReport> ImportAsync(TestDatabase database, byte[] bytes)
    {
        database.Time.Advance(TimeSpan.FromSeconds(1));
        using var file = new MemoryStream(bytes);
        return (await database.Get<ImportLicenses>().RunAsync(People.Operator, file, new Progress<ImportCounts>(), Token)).Value;
    }

    private static byte[] FileOf(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(Header)) + "\n");

    private static string Line(int number) => $"LIC-{number},{Code(number)},kes-windows,corporate,10,2026-01-01,2026-12-31,";

    private static string Code(int number) => FormattableString.Invariant($"TESTS-IMPOR-2026A-{number:D5}")[..12] + FormattableString.Invariant($"{number / 100_000:D5}-{number % 100_000:D5}");

    private sealed class Told : IProgress<ImportCounts>
    {
        public int Count { get; private set; }

        public Action? Then { get; init; }

        public void Report(ImportCounts value)
        {
            Count++;
            Then?.Invoke();
        }
    }
}
