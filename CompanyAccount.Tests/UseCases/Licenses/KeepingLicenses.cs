using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Licenses.Reads;
using CompanyAccount.Core.Licenses.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Licenses;

public sealed class KeepingLicenses
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_code_gets_its_answer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await IssueAsync(database, "FREE0", "HOME0", "EXPIR", "BLOCK", "OTHER", "MINE0");
        var add = database.Get<AddLicense>();
        foreach (var (typed, refusal) in (IReadOnlyList<(string, Type?)>)
        [
            ("", typeof(InvalidInput)), ("AAAAA", typeof(LicenseCodeMalformed)), (CodeOf("NONE0"), typeof(LicenseCodeUnknown)), (CodeOf("HOME0"), typeof(LicenseIsHome)),
            (CodeOf("EXPIR"), typeof(LicenseHasExpired)), (CodeOf("BLOCK"), typeof(LicenseIsBlocked)), (CodeOf("OTHER"), typeof(LicenseConflict)), (CodeOf("MINE0"), typeof(LicenseAlreadyHeld)),
            (CodeOf("FREE0").Replace('-', ' ').ToLowerInvariant(), null),
        ])
        {
            Assert.Equal(refusal, (await add.RunAsync(People.Administrator, typed, Token)).Refusal?.GetType());
        }

        var page = (await database.Get<ReadLicenses>().RunAsync(People.Owner, "", null, Token)).Value;
        Assert.Equal(["LIC-FREE0", "LIC-MINE0"], page.Rows.Select(row => row.Number));
        Assert.Equal(People.Administrator.Name, page.Rows[0].AddedBy);
        Assert.Equal("•••••-•••••-•••••-00001", page.Rows[0].MaskedCode);
        await using var db = database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Kind == AuditKind.LicenseAdded && row.CompanyId == People.Romashka, Token));
    }

    [Fact]
    public async Task A_blocked_license_brings_its_product_no_longer_to_the_front()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await IssueAsync(database, "MINE0");
        var products = database.Get<ReadLicensedProducts>();
        var before = (await products.RunAsync(People.User, Token)).Value;
        await using (var db = database.Open())
        {
            (await db.Licenses.SingleAsync(row => row.Number == "LIC-MINE0", Token)).Block(blocked: true);
            await db.SaveChangesAsync(Token);
        }

        Assert.NotEmpty(before);
        Assert.Empty((await products.RunAsync(People.User, Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_companies_that_add_one_code_at_once_one_gets_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            await IssueAsync(database, $"RACE{round}");
            var code = CodeOf($"RACE{round}");
            var outcomes = await Task.WhenAll(database.Get<AddLicense>().RunAsync(People.Owner, code, Token), database.Get<AddLicense>().RunAsync(People.VectorOwner, code, Token));
            Assert.IsType<LicenseConflict>(Assert.Single(outcomes, outcome => outcome.IsRefused).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Guessing_codes_is_stopped_and_time_forgives_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var add = database.Get<AddLicense>();
        for (var i = 0; i < CodeAttempts.Limit; i++)
            Assert.IsType<LicenseCodeUnknown>((await add.RunAsync(People.Owner, CodeOf($"NO{i:D3}"), Token)).Refusal);
        Assert.IsType<TooManyLicenseCodes>((await add.RunAsync(People.Owner, CodeOf("NONE0"), Token)).Refusal);
        Assert.IsType<LicenseCodeUnknown>((await add.RunAsync(People.VectorOwner, CodeOf("NONE0"), Token)).Refusal);
        database.Time.Advance(CodeAttempts.Window);
        Assert.IsType<LicenseCodeUnknown>((await add.RunAsync(People.Owner, CodeOf("NONE0"), Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Codes_are_for_administrators_of_the_company_alone_and_who_looked_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await IssueAsync(database, "MINE0", "OTHER");
        await using var db = database.Open();
        var mine = await db.Licenses.SingleAsync(row => row.Number == "LIC-MINE0", Token);
        foreach (var person in People.All)
        {
            var sees = person is Actor.Member { CompanyId: var company } member && company == People.Romashka && member.May(Right.SeeActivationCodes);
            Assert.Equal(sees, (await database.Get<ShowActivationCode>().RunAsync(person, mine.Id, Token)).TryGet(out var code, out _) && code == CodeOf("MINE0"));
            var read = await database.Get<ReadLicenses>().RunAsync(person, "", null, Token);
            Assert.Equal(person is Actor.Member, !read.IsRefused);
            if (!read.IsRefused)
                Assert.All(read.Value.Rows, row => Assert.Equal(person.May(Right.SeeActivationCodes), row.MaskedCode is not null));
            if (!person.May(Right.AddLicenses))
                Assert.IsType<NotAllowed>((await database.Get<AddLicense>().RunAsync(person, CodeOf("OTHER"), Token)).Refusal);
        }

        Assert.Equal([People.Owner.PersonId, People.Administrator.PersonId], await db.AuditEntries.Where(row => row.Kind == AuditKind.ActivationCodeShown).OrderBy(row => row.ActorId).Select(row => row.ActorId!.Value).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Operators_find_and_block_issued_licenses(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await IssueAsync(database, "FREE0", "HOME0", "EXPIR", "BLOCK", "OTHER", "MINE0");
        var read = database.Get<ReadIssuedLicenses>();
        foreach (var (search, only, expected) in (IReadOnlyList<(string, IssuedFilter, string[])>)
        [
            ("", IssuedFilter.All, ["BLOCK", "EXPIR", "FREE0", "HOME0", "MINE0", "OTHER"]), ("lic-free", IssuedFilter.All, ["FREE0"]), (CodeOf("HOME0"), IssuedFilter.All, ["HOME0"]),
            ("ромаш", IssuedFilter.All, ["MINE0"]), ("", IssuedFilter.Held, ["MINE0", "OTHER"]), ("", IssuedFilter.Expired, ["EXPIR"]), ("", IssuedFilter.Blocked, ["BLOCK"]), ("вектор", IssuedFilter.Free, []),
        ])
        {
            Assert.Equal(expected.Select(name => $"LIC-{name}"), (await read.RunAsync(People.Operator, search, only, null, Token)).Value.Rows.Select(row => row.Number));
        }

        var row = (await read.RunAsync(People.Operator, "LIC-FREE0", IssuedFilter.All, null, Token)).Value.Rows[0];
        Assert.False((await database.Get<BlockLicense>().RunAsync(People.Operator, row.Id, row.Version, blocked: true, Token)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await database.Get<BlockLicense>().RunAsync(People.Operator, row.Id, row.Version, blocked: false, Token)).Refusal);
        Assert.IsType<LicenseIsBlocked>((await database.Get<AddLicense>().RunAsync(People.Owner, CodeOf("FREE0"), Token)).Refusal);
        foreach (var other in People.All.Where(person => person != People.Operator))
        {
            Assert.IsType<NotFound>((await read.RunAsync(other, "", IssuedFilter.All, null, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<BlockLicense>().RunAsync(other, row.Id, row.Version + 1, blocked: false, Token)).Refusal);
        }
    }

    internal static string CodeOf(string name) => $"TESTS-{name}-2026A-00001";

    /// <summary>Issues licenses that are what their names say.</summary>
    private static async Task IssueAsync(TestDatabase database, params string[] names)
    {
        await using var db = database.Open();
        foreach (var name in names)
        {
            var license = new License(
                FreshId.Next(), $"LIC-{name}", CodeOf(name), "kes-windows", name == "HOME0" ? LicenseKind.Home : LicenseKind.Corporate, 10,
                Today.AddYears(-1), name == "EXPIR" ? Today.AddDays(-1) : Today.AddYears(1));
            if (name == "BLOCK")
                license.Block(blocked: true);
            if (name is "OTHER" or "MINE0")
                license.AddTo(name == "OTHER" ? People.Vector : People.Romashka, null, TestDatabase.Start);
            db.Licenses.Add(license);
        }

        await db.SaveChangesAsync(Token);
    }
}
