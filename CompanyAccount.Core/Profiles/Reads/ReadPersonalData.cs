using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Profiles.Reads;

/// <summary>What the portal holds about a person, for the person: their own words and no others'.</summary>
public sealed class ReadPersonalData(Store store)
{
    /// <summary>The most of each list that is given.</summary>
    public const int Limit = 10_000;

    /// <summary>The reader's own data.</summary>
    public async Task<Outcome<PersonalData>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = actor.PersonId;
        await using var db = store.Open();
        var person = await db.Users.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var place = await (
            from member in db.Members.AsNoTracking()
            where member.PersonId == id
            join company in db.Companies on member.CompanyId equals company.Id
            select new { company.Name, company.Number, member.Role, member.SeesAllRequests, member.JoinedAt }).FirstOrDefaultAsync(cancellationToken);
        var requests = await db.RequestsSeenBy(actor).AsNoTracking().Where(row => row.AuthorId == id).OrderBy(row => row.Number).Take(Limit)
            .Select(row => new OwnRequest(new RequestNumber(row.Number).ToString(), row.Subject, row.Status.ToString(), row.SubmittedAt, row.ChangedAt)).ToListAsync(cancellationToken);
        var messages = await (
            from message in db.Messages.AsNoTracking()
            where message.AuthorId == id
            join request in db.RequestsSeenBy(actor) on message.RequestId equals request.Id
            orderby message.At
            select new OwnMessage(new RequestNumber(request.Number).ToString(), message.At, message.Body)).Take(Limit).ToListAsync(cancellationToken);
        var sessions = await db.Sessions.AsNoTracking().Where(row => row.PersonId == id).OrderByDescending(row => row.StartedAt).Take(Limit)
            .Select(row => new OwnSession(row.Browser, row.StartedAt, row.LastSeenAt, row.EndedAt)).ToListAsync(cancellationToken);
        var views = await db.SavedViews.AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.Name).Take(Limit)
            .Select(row => new OwnView(row.Name, row.Query, row.SavedAt)).ToListAsync(cancellationToken);
        var notices = await db.Bells.AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.Id).Take(Limit)
            .Select(row => new OwnNotice(row.At, row.Kind.ToString(), row.Subject, row.ReadAt)).ToListAsync(cancellationToken);
        // What the audit log of the company, or the vendor's own, holds of what the person did.
        var companyId = (actor as Actor.Member)?.CompanyId;
        var actions = await db.AuditEntries.AsNoTracking().Where(row => row.CompanyId == companyId && row.ActorId == id).OrderByDescending(row => row.At).Take(Limit)
            .Select(row => new OwnAction(row.At, row.Kind.ToString(), row.Detail)).ToListAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(row => row.UserId == id).Take(Limit).ToListAsync(cancellationToken);
        return new PersonalData(
            person.FullName, person.Email ?? "", person.PhoneNumber, person.Language, person.TimeZone, person.CreatedAt, person.LastSeenAt, person.TwoFactorEnabled,
            place is null ? null : new OwnPlace(place.Name, Companies.Company.DisplayOf(place.Number), place.Role.ToString(), place.SeesAllRequests, place.JoinedAt),
            (actor as Actor.Staff)?.Role.ToString(), requests, messages, sessions,
            [.. passkeys.Select(row => new OwnPasskey(row.Data.Name, row.Data.CreatedAt))], notices, actions, views);
    }
}

/// <summary>All that the portal holds about a person. Times are UTC.</summary>
public sealed record PersonalData(
    string FullName, string Email, string? Phone, string Language, string? TimeZone, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, bool SecondFactor,
    OwnPlace? Company, string? StaffRole, IReadOnlyList<OwnRequest> Requests, IReadOnlyList<OwnMessage> Messages, IReadOnlyList<OwnSession> Sessions,
    IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<OwnNotice> Notices, IReadOnlyList<OwnAction> Actions, IReadOnlyList<OwnView> Views);

/// <summary>The person's place in a company.</summary>
public sealed record OwnPlace(string Name, string Number, string Role, bool SeesAllRequests, DateTimeOffset JoinedAt);

/// <summary>A request that the person opened.</summary>
public sealed record OwnRequest(string Number, string Subject, string Status, DateTimeOffset SubmittedAt, DateTimeOffset ChangedAt);

/// <summary>A message that the person wrote.</summary>
public sealed record OwnMessage(string Request, DateTimeOffset At, string Text);

/// <summary>A sign-in of the person.</summary>
public sealed record OwnSession(string Browser, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset? EndedAt);

/// <summary>A view of the list that the person keeps.</summary>
public sealed record OwnView(string Name, string Query, DateTimeOffset SavedAt);

/// <summary>A passkey of the person.</summary>
public sealed record OwnPasskey(string? Name, DateTimeOffset CreatedAt);

/// <summary>A line under the person's bell.</summary>
public sealed record OwnNotice(DateTimeOffset At, string Kind, string? About, DateTimeOffset? ReadAt);

/// <summary>Something that the person did and that the audit log keeps.</summary>
public sealed record OwnAction(DateTimeOffset At, string Kind, string? Detail);
