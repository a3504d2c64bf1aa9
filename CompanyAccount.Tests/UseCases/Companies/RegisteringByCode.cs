using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class RegisteringByCode
{
    private const string Free = "AAAAA-AAAAA-AAAAA-AAAAA";
    private const string Held = "BBBBB-BBBBB-BBBBB-BBBBB";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_free_code_founds_a_company_with_its_owner_in_one_commit(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        var outcome = await RunAsync(database, Form("anna@new.example") with { Code = " aaaaa aaaaa—AAAAA_ааааа " });
        Assert.Equal(RegistrationStep.CheckMail, outcome.Value);

        await using var db = database.Open();
        var company = await db.Companies.SingleAsync(row => row.Name == "Новая", Token);
        Assert.Equal("C-000003", company.DisplayNumber);
        var person = await db.Users.SingleAsync(row => row.NormalizedEmail == "ANNA@NEW.EXAMPLE", Token);
        Assert.False(person.EmailConfirmed);
        Assert.Equal(("Анна Новая", "+7 495 123-45-67", "hash"), (person.FullName, person.PhoneNumber, person.PasswordHash));
        var member = await db.Members.SingleAsync(row => row.PersonId == person.Id, Token);
        Assert.Equal((company.Id, MemberRole.Owner, MemberState.Active), (member.CompanyId, member.Role, member.State));
        var license = await db.Licenses.SingleAsync(row => row.ActivationCode == Free, Token);
        Assert.Equal((company.Id, person.Id), (license.CompanyId, license.AddedById));
        Assert.Equal([AuditKind.CompanyRegistered, AuditKind.LicenseAdded], await db.AuditEntries.Where(row => row.CompanyId == company.Id).OrderBy(row => row.Kind).Select(row => row.Kind).ToListAsync(Token));
        var fact = Assert.IsType<PersonAdded>((await db.Outbox.SingleAsync(row => row.Kind == nameof(CompanyEvent), Token)).Read<CompanyEvent>());
        Assert.Equal((company.Id, (Guid?)person.Id, false), (fact.CompanyId, fact.PersonId, fact.Approved));
        var mail = await db.Mail.SingleAsync(Token);
        Assert.Equal(("anna@new.example", "CompanyAccount: подтвердите адрес"), (mail.ToAddress, mail.Subject));
        Assert.Contains(LinkOf(person), mail.Text, StringComparison.Ordinal);
        // What a stranger typed goes to nobody's mailbox.
        Assert.DoesNotContain("Анна", mail.Text + mail.Html + mail.ToName, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_that_cannot_be_used_says_why_and_nothing_is_created(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        foreach (var (code, refusal) in ((string, Refusal)[])
        [
            ("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ", new CodeUnknown()), ("nonsense", new CodeUnknown()), ("HOME0-HOME0-HOME0-HOME0", new CodeOfHomeLicense()),
            ("EXPIR-EXPIR-EXPIR-EXPIR", new CodeExpired()), ("BLOCK-BLOCK-BLOCK-BLOCK", new CodeBlocked()),
        ])
            Assert.Equal(refusal, (await RunAsync(database, Form("anna@new.example") with { Code = code })).Refusal);
        await AssertNothingCreatedAsync(database);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_held_code_asks_for_the_company_and_lets_ask_to_join(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        var form = Form("boris@romashka.example") with { Code = Held, CompanyName = "ромашка" };
        Assert.Equal(RegistrationStep.AskForCompany, (await RunAsync(database, form)).Value);
        await AssertNothingCreatedAsync(database);

        Assert.Equal(RegistrationStep.CheckMail, (await RunAsync(database, form with { LicenseNumber = "lic–held", CompanyName = " «РОМАШКА» " })).Value);
        await using var db = database.Open();
        var person = await db.Users.SingleAsync(row => row.Email == "boris@romashka.example", Token);
        var member = await db.Members.SingleAsync(row => row.PersonId == person.Id, Token);
        Assert.Equal((People.Romashka, MemberRole.User, MemberState.AwaitingApproval), (member.CompanyId, member.Role, member.State));
        Assert.IsType<JoinRequested>((await db.Outbox.SingleAsync(row => row.Kind == nameof(CompanyEvent), Token)).Read<CompanyEvent>());
        Assert.Equal(AuditKind.JoinRequested, (await db.AuditEntries.SingleAsync(row => row.SubjectId == person.Id, Token)).Kind);
        Assert.Null(await database.Get<ActorReader>().FindAsync(person.Id, Token));
        Assert.Equal(2, await db.Companies.CountAsync(Token));
    }

    [Theory]
    [InlineData("LIC-OTHER", "Ромашка", false)]
    [InlineData("LIC-HELD", "Вектор", false)]
    [InlineData("LIC-HELD", "---", false)]
    [InlineData("LIC-HELD", "Ромашка", true)]
    public async Task Details_that_do_not_fit_and_a_deleted_company_get_one_answer(string number, string name, bool deleted)
    {
        await using var database = await OpenAsync(DatabaseProvider.Sqlite);
        if (deleted)
        {
            await using var db = database.Open();
            await db.Companies.Where(row => row.Id == People.Romashka).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, TestDatabase.Start), Token);
        }

        Assert.Equal(new JoiningRefused(), (await RunAsync(database, Form("eve@evil.example") with { Code = Held, CompanyName = name, LicenseNumber = number })).Refusal);
        await AssertNothingCreatedAsync(database);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_address_that_has_an_account_gets_the_same_answer_and_a_mail_to_its_holder(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        var holder = People.EmailOf(People.User);
        Assert.Equal(RegistrationStep.CheckMail, (await RunAsync(database, Form(holder.ToUpperInvariant()))).Value);
        Assert.Equal(RegistrationStep.CheckMail, (await RunAsync(database, Form(holder) with { Code = Held, CompanyName = "Ромашка", LicenseNumber = "LIC-HELD" })).Value);
        await using var db = database.Open();
        Assert.Equal(2, await db.Mail.CountAsync(row => row.PersonId == People.User.PersonId && row.Subject == "CompanyAccount: у вас уже есть учётная запись", Token));
        Assert.Equal(2, await db.Companies.CountAsync(Token));
        Assert.Null((await db.Licenses.SingleAsync(row => row.ActivationCode == Free, Token)).CompanyId);
        Assert.Empty(await db.Outbox.ToListAsync(Token));
    }

    [Fact]
    public async Task Who_registers_again_before_confirming_gets_the_link_again()
    {
        await using var database = await OpenAsync(DatabaseProvider.Sqlite);
        await RunAsync(database, Form("anna@new.example"));
        Assert.Equal(RegistrationStep.CheckMail, (await RunAsync(database, Form("anna@new.example") with { Code = Held, CompanyName = "Ромашка", LicenseNumber = "LIC-HELD" })).Value);
        await using var db = database.Open();
        Assert.Equal(2, await db.Mail.CountAsync(row => row.Subject == "CompanyAccount: подтвердите адрес", Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_with_one_code_at_the_same_moment_make_one_company_and_the_loser_is_led_on(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        for (var round = 1; round <= 12; round++)
        {
            var code = $"RACE0-RACE0-RACE0-{round:D5}";
            await IssueAsync(database, $"LIC-RACE-{round}", code);
            var number = round;
            using var both = new Barrier(2);
            var steps = await Task.WhenAll(Enumerable.Range(1, 2).Select(runner => Task.Run(
                async () =>
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(20), Token);
                    return (await RunAsync(database, Form($"racer{number}-{runner}@new.example") with { Code = code, CompanyName = $"Гонка {number}" })).Value;
                },
                Token)));
            Assert.Equal([RegistrationStep.CheckMail, RegistrationStep.AskForCompany], steps.Order());
        }

        await using var db = database.Open();
        Assert.Equal(Enumerable.Range(1, 14), await db.Companies.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(Token));
        Assert.Equal(12, await db.Users.CountAsync(row => row.Email!.StartsWith("racer"), Token));
        Assert.Equal(12, await db.Licenses.CountAsync(row => row.Number.StartsWith("LIC-RACE-") && row.CompanyId != null, Token));
    }

    /// <summary>On PostgreSQL only: SQLite has one writer, and there nobody can come between.</summary>
    [Fact]
    public async Task A_code_that_is_taken_between_the_look_and_the_commit_is_lost()
    {
        await using var database = await OpenAsync(DatabaseProvider.PostgreSql);
        var rounds = 0;
        var outcome = await database.Get<RegisterByCode>().RunAsync(
            Form("late@new.example"),
            "hash",
            async person =>
            {
                Assert.Equal(1, ++rounds);
                await using var other = database.Open();
                (await other.Licenses.SingleAsync(row => row.ActivationCode == Free, Token)).AddTo(People.Vector, null, TestDatabase.Start);
                await other.SaveChangesAsync(Token);
                return LinkOf(person);
            },
            Token);
        Assert.Equal(RegistrationStep.AskForCompany, outcome.Value);
        await using var db = database.Open();
        Assert.False(await db.Users.AnyAsync(row => row.Email == "late@new.example", Token));
        Assert.Equal(2, (await db.Counters.SingleAsync(row => row.Name == Counter.Companies, Token)).Last);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_with_one_address_at_the_same_moment_make_one_account(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        for (var round = 1; round <= 6; round++)
        {
            foreach (var runner in (int[])[1, 2])
                await IssueAsync(database, $"LIC-TWIN-{round}-{runner}", $"TWIN{runner}-TWINS-TWINS-{round:D5}");
            var number = round;
            using var both = new Barrier(2);
            var steps = await Task.WhenAll(Enumerable.Range(1, 2).Select(runner => Task.Run(
                async () =>
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(20), Token);
                    return (await RunAsync(database, Form($"twin{number}@new.example") with { Code = $"TWIN{runner}-TWINS-TWINS-{number:D5}" })).Value;
                },
                Token)));
            Assert.Equal([RegistrationStep.CheckMail, RegistrationStep.CheckMail], steps);
        }

        await using var db = database.Open();
        Assert.Equal(6, await db.Users.CountAsync(row => row.Email!.StartsWith("twin"), Token));
        Assert.Equal(8, await db.Companies.CountAsync(Token));
        Assert.Equal(6, await db.Licenses.CountAsync(row => row.Number.StartsWith("LIC-TWIN-") && row.CompanyId != null, Token));
    }

    [Fact]
    public async Task A_link_elsewhere_is_never_mailed()
    {
        await using var database = await OpenAsync(DatabaseProvider.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => database.Get<RegisterByCode>().RunAsync(Form("anna@new.example"), "hash", _ => Task.FromResult("https://evil.example/"), Token));
        await AssertNothingCreatedAsync(database);
    }

    [Fact]
    public async Task Every_field_is_looked_at()
    {
        await using var database = await OpenAsync(DatabaseProvider.Sqlite);
        var refusal = (await RunAsync(database, new RegistrationForm { LicenseNumber = " " })).Refusal;
        Assert.Equal(["FullName", "Email", "Phone", "CompanyName", "Code", "LicenseNumber", "Consent"], Assert.IsType<InvalidInput>(refusal).Faults.Select(fault => fault.Field));
    }

    private static RegistrationForm Form(string email) => new()
    {
        Person = new() { FullName = " Анна Новая ", Phone = "+7 495 123–45–67", Consent = true },
        Email = email,
        CompanyName = " Новая ",
        Code = Free,
    };

    private static string LinkOf(PortalUser person) => new PortalOptions().LinkTo($"/account/confirm-email?id={person.Id:N}");

    private static Task<Outcome<RegistrationStep>> RunAsync(TestDatabase database, RegistrationForm form) =>
        database.Get<RegisterByCode>().RunAsync(form, "hash", person => Task.FromResult(LinkOf(person)), Token);

    private static async Task<TestDatabase> OpenAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await IssueAsync(database, "LIC-FREE", Free);
        await IssueAsync(database, "LIC-HELD", Held, holder: People.Romashka);
        await IssueAsync(database, "LIC-HOME", "HOME0-HOME0-HOME0-HOME0", LicenseKind.Home);
        await IssueAsync(database, "LIC-EXPIRED", "EXPIR-EXPIR-EXPIR-EXPIR", last: Today.AddDays(-1));
        await IssueAsync(database, "LIC-BLOCKED", "BLOCK-BLOCK-BLOCK-BLOCK");
        await using var db = database.Open();
        await db.Licenses.Where(row => row.Number == "LIC-BLOCKED").ExecuteUpdateAsync(set => set.SetProperty(row => row.IsBlocked, true), Token);
        return database;
    }

    private static async Task IssueAsync(TestDatabase database, string number, string code, LicenseKind kind = LicenseKind.Corporate, DateOnly? last = null, Guid? holder = null)
    {
        await using var db = database.Open();
        var license = new License(FreshId.Next(), number, code, "kes-linux", kind, 10, Today.AddYears(-1), last ?? Today);
        if (holder is { } company)
            license.AddTo(company, null, TestDatabase.Start);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(Token);
    }

    private static async Task AssertNothingCreatedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        Assert.Equal(2, await db.Companies.CountAsync(Token));
        Assert.Equal(People.All.Count, await db.Users.CountAsync(Token));
        Assert.Empty(await db.Mail.ToListAsync(Token));
        Assert.Empty(await db.Outbox.ToListAsync(Token));
    }
}
