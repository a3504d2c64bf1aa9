using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>A list of contacts as it is typed: read, and looked up among the people of the reader's company.</summary>
public sealed class ReadContactList(Store store, SupportToday support)
{
    /// <summary>The list.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="activation">Level and text so far.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<LookedUpContacts>> RunAsync(Actor actor, MsaActivation activation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotFound();
        var list = activation.ListBy((await support.GetAsync(cancellationToken)).Terms);
        var addresses = list.Lines.Where(line => line.Email is not null).Select(line => line.Email!.Value.Normalized).Distinct().ToList();
        await using var db = store.Open();
        var known = await db.ActiveAddressesAsync(member.CompanyId, addresses, cancellationToken);
        var invited = await db.Invitations
            .Where(row => row.CompanyId == member.CompanyId && row.End == InvitationEnd.None && addresses.Contains(row.NormalizedEmail))
            .Select(row => row.NormalizedEmail)
            .ToListAsync(cancellationToken);
        return new LookedUpContacts(
            list,
            [
                .. list.Lines.Select(line => line.Email is not { } email ? ContactPlace.Unknown
                    : known.Contains(email.Normalized) ? ContactPlace.Member
                    : invited.Contains(email.Normalized) ? ContactPlace.Invited
                    : ContactPlace.NotAMember),
            ]);
    }
}

/// <summary>A list and who of it is a member.</summary>
/// <param name="List">The list.</param>
/// <param name="Places">For each of its lines.</param>
public sealed record LookedUpContacts(NamedContactList List, IReadOnlyList<ContactPlace> Places);

/// <summary>Whether a contact is of the company.</summary>
public enum ContactPlace
{
    /// <summary>The line has no address to look up.</summary>
    Unknown,

    /// <summary>An active member.</summary>
    Member,

    /// <summary>Invited, and has not come yet.</summary>
    Invited,

    /// <summary>No active member; can be invited.</summary>
    NotAMember,
}
