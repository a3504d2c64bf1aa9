using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Licenses;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage.Seeding;

/// <summary>Companies, people and licenses of a development start. Only Development may hold them.</summary>
public sealed class DemoData(Store store, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "Demo-2026!pass";

    private static readonly (string Email, string Name, MemberRole Role, bool SeesAll)[] Romashka =
    [
        ("owner@romashka.example", "Ольга Ромашкина", MemberRole.Owner, false),
        ("admin@romashka.example", "Андрей Админов", MemberRole.Administrator, false),
        ("user@romashka.example", "Ульяна Полевая", MemberRole.User, false),
        ("viewer@romashka.example", "Виктор Обзоров", MemberRole.User, true),
    ];

    private static readonly (string Email, string Name, MemberRole Role, bool SeesAll)[] Vector =
    [
        ("owner@vector.example", "Олег Векторов", MemberRole.Owner, false),
        ("user@vector.example", "Юлия Прямая", MemberRole.User, false),
    ];

    private static readonly (string Email, string Name, StaffRole Role)[] Vendor =
    [
        ("engineer@vendor.example", "Евгений Инженеров", StaffRole.Engineer),
        ("engineer2@vendor.example", "Елена Решалова", StaffRole.Engineer),
        ("manager@vendor.example", "Мария Сервисова", StaffRole.ServiceManager),
        ("operator@vendor.example", "Пётр Операторов", StaffRole.Operator),
    ];

    /// <summary>The addresses of the demo accounts.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        [.. Romashka.Concat(Vector).Select(person => person.Email), .. Vendor.Select(person => person.Email)];

    /// <summary>Adds the demo data, in one transaction, if none of it is there.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!await IsPresentAsync(cancellationToken))
            await AddAsync(cancellationToken);
        await AddContractAsync(cancellationToken);
        await AddMobileLicenseAsync(cancellationToken);
    }

    private async Task AddAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var romashka = new Company(Guid.CreateVersion7(now), (int)await db.NextNumberAsync(Counter.Companies, cancellationToken), "Ромашка", now);
        var vector = new Company(Guid.CreateVersion7(now), (int)await db.NextNumberAsync(Counter.Companies, cancellationToken), "Вектор", now);
        db.Companies.AddRange(romashka, vector);
        foreach (var (email, name, role, seesAll) in Romashka)
            db.Members.Add(new(AddUser(db, email, name, now), romashka.Id, role, seesAll, name, email, MemberState.Active, now));
        foreach (var (email, name, role, seesAll) in Vector)
            db.Members.Add(new(AddUser(db, email, name, now), vector.Id, role, seesAll, name, email, MemberState.Active, now));
        foreach (var (email, name, role) in Vendor)
            db.StaffAccounts.Add(new(AddUser(db, email, name, now), role));
        AddLicenses(db, romashka, vector, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether any demo account is there: outside Development the portal must not start then.</summary>
    public async Task<bool> IsPresentAsync(CancellationToken cancellationToken)
    {
        var normalized = Addresses.Select(address => address.ToUpperInvariant()).ToList();
        await using var db = store.Open();
        return await db.Users.AnyAsync(user => normalized.Contains(user.NormalizedEmail!), cancellationToken);
    }

    // Apart from the rest: demo data that is older than contracts gets one too.
    private async Task AddContractAsync(CancellationToken cancellationToken)
    {
        const string certificate = "MSA-2026-000001";
        await using var db = store.Open();
        var folded = SupportContract.FoldCertificate(certificate);
        var named = new[] { Romashka[0], Romashka[2] };
        var owner = named[0].Email.ToUpperInvariant();
        var companyId = await (
            from user in db.Users
            where user.NormalizedEmail == owner
            join member in db.Members on user.Id equals member.PersonId
            select (Guid?)member.CompanyId).FirstOrDefaultAsync(cancellationToken);
        if (companyId is not { } romashka || await db.SupportContracts.AnyAsync(row => row.CompanyId == romashka || row.CertificateFolded == folded, cancellationToken))
            return;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var terms = SupportTerms.On(ServiceData.Terms(), today).Of(SupportLevel.MsaBusiness);
        var list = NamedContactList.Parse(string.Join('\n', named.Select((person, place) => $"{person.Name} | {person.Email} | +7 (000) 000-00-0{place + 1}")), terms.NamedContacts);
        var contract = SupportContract.Make(romashka, new(certificate, terms.Level, today.AddMonths(-3), today.AddMonths(9), list), terms, activatedById: null, requestId: null, now);
        db.SupportContracts.Add(contract);
        await db.BindContactsAsync(contract, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // Apart from the rest: demo data that is older than APNs certificates gets a license for them too.
    private async Task AddMobileLicenseAsync(CancellationToken cancellationToken)
    {
        const string number = "LIC-2026-000006";
        await using var db = store.Open();
        var owner = Romashka[0].Email.ToUpperInvariant();
        var companyId = await (
            from user in db.Users
            where user.NormalizedEmail == owner
            join member in db.Members on user.Id equals member.PersonId
            select (Guid?)member.CompanyId).FirstOrDefaultAsync(cancellationToken);
        if (companyId is not { } romashka || await db.Licenses.AnyAsync(row => row.Number == number, cancellationToken))
            return;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var license = new License(Guid.CreateVersion7(now), number, "DEMO1-MOBIL-2026A-00001", "ksmm", LicenseKind.Corporate, 250, today.AddMonths(-3), today.AddMonths(9));
        license.AddTo(romashka, null, now);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void AddLicenses(PortalDb db, Company romashka, Company vector, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        License Issue(string number, string code, string product, LicenseKind kind, DateOnly from, DateOnly to)
        {
            var license = new License(Guid.CreateVersion7(now), number, code, product, kind, 250, from, to);
            db.Licenses.Add(license);
            return license;
        }

        Issue("LIC-2026-000001", "DEMO1-ROMAS-2026A-00001", "kes-windows", LicenseKind.Corporate, today.AddMonths(-3), today.AddMonths(9)).AddTo(romashka.Id, null, now);
        Issue("LIC-2026-000002", "DEMO1-VECTO-2026A-00001", "kes-linux", LicenseKind.Corporate, today.AddMonths(-6), today.AddMonths(6)).AddTo(vector.Id, null, now);
        Issue("LIC-2026-000003", "DEMO1-NEWCO-2026A-00001", "kes-windows", LicenseKind.Corporate, today, today.AddYears(1));
        Issue("LIC-2026-000004", "DEMO1-HOME0-2026A-00001", "ksos", LicenseKind.Home, today, today.AddYears(1));
        Issue("LIC-2025-000005", "DEMO1-EXPIR-2026A-00001", "kes-windows", LicenseKind.Corporate, today.AddYears(-2), today.AddDays(-30));
    }

    private Guid AddUser(PortalDb db, string email, string name, DateTimeOffset now)
    {
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            FullName = name,
            CreatedAt = now,
            SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
        };
        user.PasswordHash = hasher.HashPassword(user, Password);
        db.Users.Add(user);
        return user.Id;
    }
}
