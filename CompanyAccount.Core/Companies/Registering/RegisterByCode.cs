using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Registering;

/// <summary>A stranger with an activation code becomes the first person of a company, or asks to join the one that holds the license.</summary>
public sealed class RegisterByCode(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    private const int Rounds = 3;

    /// <summary>Registers; what an address has already is told to its holder by mail, never to the caller.</summary>
    /// <param name="form">The form.</param>
    /// <param name="passwordHash">The password, hashed; made for every form, so that the answer takes as long for a known address.</param>
    /// <param name="linkOf">Makes the link by which an account confirms its address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<RegistrationStep>> RunAsync(
        RegistrationForm form, string passwordHash, Func<PortalUser, Task<string>> linkOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(linkOf);
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        try
        {
            for (var round = 1; ; round++)
            {
                try
                {
                    return await TryAsync(form, passwordHash, linkOf, cancellationToken);
                }
                catch (DbUpdateException lost) when (round < Rounds && (lost is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(lost)))
                {
                    // Somebody was quicker with the code or the address: what they left decides now.
                }
            }
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<RegistrationStep>> TryAsync(
        RegistrationForm form, string passwordHash, Func<PortalUser, Task<string>> linkOf, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var address = EmailAddress.Parse(form.Email)!.Value;
        await using var db = store.Open();
        var code = ActivationCode.Parse(form.Code)?.Text;
        var license = code is null ? null : await db.Licenses.FirstOrDefaultAsync(row => row.ActivationCode == code, cancellationToken);
        if (license is null || RefusalOf(license, DateOnly.FromDateTime(now.UtcDateTime)) is not null)
            return RefusalOf(license, DateOnly.FromDateTime(now.UtcDateTime)) ?? new CodeUnknown();
        var holder = await db.Companies.FirstOrDefaultAsync(row => row.Id == license.CompanyId, cancellationToken);
        if (holder is not null && form.LicenseNumber is null)
            return RegistrationStep.AskForCompany;
        if (holder is not null && !(JoiningDetails.Fit((license.Number, form.LicenseNumber), (holder.Name, form.CompanyName)) & holder.IsActive))
            return new JoiningRefused();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == address.Normalized, cancellationToken) is { } known)
        {
            await TellHolderAsync(db, known, linkOf, now, cancellationToken);
            return RegistrationStep.CheckMail;
        }

        var person = form.Person.NewAccount(address, passwordHash, confirmed: false, now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Users.Add(person);
        var fact = holder is null
            ? await FoundAsync(db, person, form, license, now, cancellationToken)
            : Join(db, person, holder, now);
        CompanyDesk.Keep(db, fact);
        db.Post(ConfirmAddressLetter.Write(await linkOf(person), ReaderOf(person), portal), person.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Announce(fact);
        return RegistrationStep.CheckMail;
    }

    private static async Task<CompanyEvent> FoundAsync(
        PortalDb db, PortalUser person, RegistrationForm form, License license, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = (int)await db.NextNumberAsync(Counter.Companies, cancellationToken);
        var company = new Company(Guid.CreateVersion7(now), number, form.CompanyName!.Trim(), now);
        db.Companies.Add(company);
        db.Members.Add(new(person.Id, company.Id, MemberRole.Owner, seesAllRequests: false, person.FullName, person.Email!, MemberState.Active, now));
        license.AddTo(company.Id, person.Id, now);
        var owner = new Actor.Member(person.Id, person.FullName, company.Id, MemberRole.Owner, seesAllRequests: false);
        db.Record(AuditKind.CompanyRegistered, company.Id, owner, now, company.Id, company.DisplayNumber);
        db.Record(AuditKind.LicenseAdded, company.Id, owner, now, license.Id, license.Number);
        return new PersonAdded(Guid.CreateVersion7(now), company.Id, ActorId: null, person.Id, now, Approved: false);
    }

    private static JoinRequested Join(PortalDb db, PortalUser person, Company company, DateTimeOffset now)
    {
        db.Members.Add(new(person.Id, company.Id, MemberRole.User, seesAllRequests: false, person.FullName, person.Email!, MemberState.AwaitingApproval, now));
        db.Record(AuditKind.JoinRequested, company.Id, actor: null, now, person.Id, person.FullName);
        return new(Guid.CreateVersion7(now), company.Id, ActorId: null, person.Id, now);
    }

    private async Task TellHolderAsync(PortalDb db, PortalUser known, Func<PortalUser, Task<string>> linkOf, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var letter = known.EmailConfirmed
            ? KnownAddressLetter.Write(ReaderOf(known), portal)
            : ConfirmAddressLetter.Write(await linkOf(known), ReaderOf(known), portal);
        db.Post(letter, known.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        feed.Announce(Topic.OutgoingMail);
    }

    private void Announce(CompanyEvent fact)
    {
        CompanyDesk.Announce(feed, fact);
        feed.AnnounceEverywhere(Topic.LicensesOf(fact.CompanyId));
        feed.AnnounceEverywhere(Topic.IssuedLicenses);
        feed.Announce(Topic.OutgoingMail);
    }

    private static Reader ReaderOf(PortalUser person) => new(person.FullName, person.Email!, person.Language);

    private static Refusal? RefusalOf(License? license, DateOnly today) => license switch
    {
        null => new CodeUnknown(),
        { Kind: LicenseKind.Home } => new CodeOfHomeLicense(),
        { IsBlocked: true } => new CodeBlocked(),
        _ when license.ValidTo < today => new CodeExpired(),
        _ => null,
    };
}

/// <summary>How the form goes on.</summary>
public enum RegistrationStep
{
    /// <summary>The rest is in a mail.</summary>
    CheckMail,

    /// <summary>A company holds the license: its number and the company's name are asked for.</summary>
    AskForCompany,
}
