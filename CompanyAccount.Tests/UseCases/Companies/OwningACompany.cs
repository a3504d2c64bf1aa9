using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Licenses.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Companies;

public sealed class OwningACompany
{
    private const string Password = "Очень длинный пароль 1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ownership_moves_when_the_other_agrees(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        Assert.False((await database.Get<OfferOwnership>().RunAsync(People.Owner, People.User.PersonId, Password, Token)).IsRefused);
        Assert.Equal(People.User.PersonId, (await database.Get<ReadCompany>().RunAsync(People.User, Token)).Value.Offer?.PersonId);
        Assert.Null((await database.Get<ReadCompany>().RunAsync(People.Administrator, Token)).Value.Offer);
        Assert.IsType<NotFound>((await database.Get<AnswerOwnershipOffer>().RunAsync(People.Administrator, accepted: true, Token)).Refusal);

        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await database.Get<AnswerOwnershipOffer>().RunAsync(People.User, accepted: true, Token)).IsRefused);

        Assert.Equal(MemberRole.Owner, Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token)).Role);
        Assert.Equal(MemberRole.Administrator, Assert.IsType<Actor.Member>(await database.Get<ActorReader>().FindAsync(People.Owner.PersonId, Token)).Role);
        Assert.IsType<NotFound>((await database.Get<AnswerOwnershipOffer>().RunAsync(People.User, accepted: true, Token)).Refusal);
        var log = (await database.Get<ReadAuditLog>().RunAsync(People.Administrator, new(), ReadAuditLog.PageSize, Token)).Value;
        Assert.Equal([AuditKind.OwnershipHandedOver, AuditKind.OwnershipOffered], log.Rows.Select(row => row.Kind));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_offer_can_be_declined_or_taken_back(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        foreach (var who in (Actor[])[People.User, People.Owner])
        {
            _ = (await database.Get<OfferOwnership>().RunAsync(People.Owner, People.User.PersonId, Password, Token)).Value;
            Assert.False((await database.Get<AnswerOwnershipOffer>().RunAsync(who, accepted: false, Token)).IsRefused);
            Assert.Null((await database.Get<ReadCompany>().RunAsync(People.Owner, Token)).Value.Offer);
            Assert.IsType<NotFound>((await database.Get<AnswerOwnershipOffer>().RunAsync(People.User, accepted: true, Token)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_company_is_closed_for_all_its_people_and_for_nobody_else(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        using var watcher = database.Feed.Follow(Topic.Person(People.Viewer.PersonId));
        Assert.Equal(Fault.NameDiffers, FaultOf(await database.Get<DeleteCompany>().RunAsync(People.Owner, "Рябина", Password, Token)));
        Assert.Equal(Fault.WrongPassword, FaultOf(await database.Get<DeleteCompany>().RunAsync(People.Owner, "Ромашка", "не тот", Token)));
        Assert.False((await database.Get<DeleteCompany>().RunAsync(People.Owner, " РОМАШКА ", Password, Token)).IsRefused);

        foreach (var person in People.Members)
            Assert.Equal(person.CompanyId == People.Vector, await database.Get<ActorReader>().FindAsync(person.PersonId, Token) is not null);
        Assert.True(watcher.Hints.TryRead(out _));
        await using var db = database.Open();
        var company = await db.Companies.SingleAsync(row => row.Id == People.Romashka, Token);
        Assert.Equal((TestDatabase.Start, TestDatabase.Start.AddDays(30)), (company.DeletedAt, company.EraseAt));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_lock_the_confirmation_as_they_lock_signing_in(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        for (var i = 0; i < 5; i++)
            Assert.Equal(Fault.WrongPassword, FaultOf(await database.Get<OfferOwnership>().RunAsync(People.Owner, People.User.PersonId, $"не тот {i}", Token)));
        Assert.IsType<PasswordLocked>((await database.Get<OfferOwnership>().RunAsync(People.Owner, People.User.PersonId, Password, Token)).Refusal);
        database.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.False((await database.Get<OfferOwnership>().RunAsync(People.Owner, People.User.PersonId, Password, Token)).IsRefused);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_Owner_hands_over_and_deletes_and_only_in_the_own_company(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        foreach (var actor in People.All.Where(person => !person.May(Right.DeleteCompany)))
        {
            Assert.IsType<NotFound>((await database.Get<DeleteCompany>().RunAsync(actor, "Ромашка", Password, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<OfferOwnership>().RunAsync(actor, People.User.PersonId, Password, Token)).Refusal);
        }

        Assert.IsType<NotFound>((await database.Get<OfferOwnership>().RunAsync(People.Owner, People.VectorUser.PersonId, Password, Token)).Refusal);
        Assert.IsType<NotYourself>((await database.Get<OfferOwnership>().RunAsync(People.Owner, People.Owner.PersonId, Password, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_audit_log_is_the_company_s_own_and_is_read_page_by_page(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            database.Time.Advance(TimeSpan.FromSeconds(1));
            _ = (await database.Get<RenameCompany>().RunAsync(People.Administrator, $"Ромашка {i}", Token)).Value;
        }

        _ = (await database.Get<RenameCompany>().RunAsync(People.VectorOwner, "Вектор+", Token)).Value;
        List<string?> names = [];
        AuditFilter? filter = new();
        while (filter is not null)
        {
            var page = (await database.Get<ReadAuditLog>().RunAsync(People.Owner, filter, 2, Token)).Value;
            names.AddRange(page.Rows.Select(row => row.SubjectName));
            filter = page.Next is { } next ? new() { After = next } : null;
        }

        Assert.Equal(["Ромашка 4", "Ромашка 3", "Ромашка 2", "Ромашка 1", "Ромашка 0"], names);
        Assert.Empty((await database.Get<ReadAuditLog>().RunAsync(People.Owner, new() { Kind = AuditKind.PersonRemoved }, 50, Token)).Value.Rows);
        Assert.IsType<NotFound>((await database.Get<ReadAuditLog>().RunAsync(People.User, new(), 50, Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<RenameCompany>().RunAsync(People.User, "Моя", Token)).Refusal);
        Assert.Equal(Fault.Required, FaultOf(await database.Get<RenameCompany>().RunAsync(People.Owner, "  ", Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_audit_log_is_narrowed_by_person_address_license_and_time(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        _ = (await database.Get<ChangeMember>().RunAsync(People.Administrator, People.User.PersonId, 1, MemberAction.Promote, Token)).Value;
        database.Time.Advance(TimeSpan.FromDays(1));
        _ = (await database.Get<InvitePeople>().RunAsync(People.Owner, "guest+new@romashka.example", MemberRole.User, false, Token)).Value;
        database.Time.Advance(TimeSpan.FromDays(1));
        await using (var db = database.Open())
        {
            db.Licenses.Add(new(FreshId.Next(), "LIC-LOG", "AAAAA-BBBBB-CCCCC-00001", "kes-windows", LicenseKind.Corporate, 1, new(2026, 1, 1), new(2027, 1, 1)));
            await db.SaveChangesAsync(Token);
        }

        _ = (await database.Get<AddLicense>().RunAsync(People.Administrator, "AAAAA-BBBBB-CCCCC-00001", Token)).Value;
        var day = TestDatabase.Start.AddDays(1);
        foreach (var (filter, expected) in (IReadOnlyList<(AuditFilter, AuditKind[])>)
        [
            (new(), [AuditKind.LicenseAdded, AuditKind.PersonInvited, AuditKind.RoleChanged]),
            (new() { Search = "АДМИНОВ" }, [AuditKind.LicenseAdded, AuditKind.RoleChanged]),
            (new() { Search = "полевая" }, [AuditKind.RoleChanged]),
            (new() { Search = People.EmailOf(People.User) }, [AuditKind.RoleChanged]),
            (new() { Search = "Guest+NEW@" }, [AuditKind.PersonInvited]),
            (new() { Search = "lic-log" }, [AuditKind.LicenseAdded]),
            (new() { Search = "%" }, []),
            (new() { Search = People.VectorOwner.Name }, []),
            (new() { From = day }, [AuditKind.LicenseAdded, AuditKind.PersonInvited]),
            (new() { Until = day }, [AuditKind.RoleChanged]),
            (new() { From = day, Until = day.AddSeconds(1), Search = "ольга" }, [AuditKind.PersonInvited]),
        ])
            Assert.Equal(expected, (await database.Get<ReadAuditLog>().RunAsync(People.Owner, filter, 50, Token)).Value.Rows.Select(row => row.Kind));
    }

    private static Fault FaultOf(Outcome<Done> outcome) => Assert.Single(Assert.IsType<InvalidInput>(outcome.Refusal).Faults).Fault;

    private static async Task<TestDatabase> WithPasswordAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var owner = await db.Users.SingleAsync(row => row.Id == People.Owner.PersonId, Token);
        owner.PasswordHash = database.Get<IPasswordHasher<PortalUser>>().HashPassword(owner, Password);
        await db.SaveChangesAsync(Token);
        return database;
    }
}
