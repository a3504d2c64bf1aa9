using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.Reads;

/// <summary>The invitations of the reader's company, newest first, a page at a time.</summary>
public sealed class ReadInvitations(Store store, TimeProvider time)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>One page; <see cref="NotFound"/> for who manages no people.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="state">Only this state; <see langword="null"/> for all.</param>
    /// <param name="after">The invitation after which the page begins; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<InvitationPage>> RunAsync(Actor actor, InvitationState? state, Guid? after, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.ManagePeople))
            return new NotFound();
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var invitations = db.InvitationsManagedBy(actor).AsNoTracking();
        var waiting = await invitations.CountAsync(row => row.End == InvitationEnd.None && row.ExpiresAt > now, cancellationToken);
        var filtered = state is not { } only ? invitations : only switch
        {
            InvitationState.Pending => invitations.Where(row => row.End == InvitationEnd.None && row.ExpiresAt > now),
            InvitationState.Expired => invitations.Where(row => row.End == InvitationEnd.None && row.ExpiresAt <= now),
            InvitationState.Accepted => invitations.Where(row => row.End == InvitationEnd.Accepted),
            InvitationState.Revoked => invitations.Where(row => row.End == InvitationEnd.Revoked),
        };
        if (after is not null && await invitations.Where(row => row.Id == after).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken) is { } at)
            filtered = filtered.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id < after));
        var rows = await (
            from invitation in filtered.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(PageSize + 1)
            join user in db.Users on invitation.InvitedById equals user.Id into inviters
            from inviter in inviters.DefaultIfEmpty()
            select new { Invitation = invitation, Inviter = inviter.FullName }).ToListAsync(cancellationToken);
        var page = rows.OrderByDescending(row => row.Invitation.CreatedAt).ThenByDescending(row => row.Invitation.Id)
            .Take(PageSize)
            .Select(row => new InvitationRow(
                row.Invitation.Id, row.Invitation.Email, row.Invitation.Role, row.Invitation.SeesAllRequests, row.Invitation.StateAt(now), row.Inviter, row.Invitation.SentAt, row.Invitation.ExpiresAt))
            .ToList();
        return new InvitationPage(page, waiting, rows.Count > PageSize ? page[^1].Id : null);
    }
}

/// <summary>A page of invitations.</summary>
/// <param name="Rows">At most <see cref="ReadInvitations.PageSize"/> rows.</param>
/// <param name="Waiting">How many of the company wait for their person, whatever the filter.</param>
/// <param name="Next">The invitation after which the next page begins; <see langword="null"/> on the last.</param>
public sealed record InvitationPage(IReadOnlyList<InvitationRow> Rows, int Waiting, Guid? Next);

/// <summary>An invitation as administrators see it.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">The role to come.</param>
/// <param name="SeesAllRequests">Whether a plain user will see all requests.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Inviter">Who invited; <see langword="null"/> if that account is gone.</param>
/// <param name="SentAt">When the link was mailed last, UTC.</param>
/// <param name="ExpiresAt">When it stops to work, UTC.</param>
public sealed record InvitationRow(
    Guid Id, string Email, MemberRole Role, bool SeesAllRequests, InvitationState State, string? Inviter, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);
