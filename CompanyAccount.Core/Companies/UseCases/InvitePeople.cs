using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Invites one or hundreds of people at once; each address is answered on its own: <c>Отправить приглашение / Send invitation</c>.</summary>
public sealed class InvitePeople(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>The most addresses taken at once.</summary>
    public const int Limit = 500;

    /// <summary>The most invitations that a company mails within a day.</summary>
    public const int DailyLimit = 2000;

    /// <summary>Invites.</summary>
    /// <param name="actor">An administrator of the company.</param>
    /// <param name="typed">The addresses as typed or pasted.</param>
    /// <param name="role">The role that they will have: User or Administrator.</param>
    /// <param name="seesAll">Whether plain users will see all requests of the company.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>An answer for each address, in order; all that could be invited are, in one commit.</returns>
    public async Task<Outcome<IReadOnlyList<InvitationAnswer>>> RunAsync(Actor actor, string typed, MemberRole role, bool seesAll, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.ManagePeople))
            return new NotFound();
        if (role is MemberRole.Owner)
            return new OwnerIsUntouchable();
        var pasted = AddressList.Parse(typed);
        if (pasted.Count == 0)
            return new InvalidInput("Addresses", Fault.Required);
        if (pasted.Count > Limit)
            return new TooManyAddresses(Limit);
        try
        {
            return await InviteAsync(member, pasted, role, role is MemberRole.User && seesAll, cancellationToken);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // A colleague invited one of them at the same moment: asked again, that one is answered so.
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<IReadOnlyList<InvitationAnswer>>> InviteAsync(
        Actor.Member actor, IReadOnlyList<PastedAddress> pasted, MemberRole role, bool seesAll, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        var yesterday = now - TimeSpan.FromDays(1);
        if (await db.Invitations.CountAsync(row => row.CompanyId == actor.CompanyId && row.SentAt > yesterday, cancellationToken) + pasted.Count > DailyLimit)
            return new InvitationsSpent(DailyLimit);

        var known = await KnownAddresses.ReadAsync(db, actor.CompanyId, [.. pasted.Where(one => one.Address is not null).Select(one => one.Address!.Value.Normalized)], cancellationToken);
        var writer = await InvitationWriter.OpenAsync(db, actor, portal, cancellationToken);
        List<InvitationAnswer> answers = [];
        foreach (var one in pasted)
        {
            var result = one.Address is { } address ? known.ResultFor(address.Normalized) : InvitationResult.Malformed;
            if (result is InvitationResult.Sent)
            {
                var token = LinkToken.Create();
                var invitation = new Invitation(Guid.CreateVersion7(now), actor.CompanyId, one.Text, role, seesAll, actor.PersonId, token.Hash, now);
                db.Invitations.Add(invitation);
                writer.Write(invitation, token, now);
                db.Record(AuditKind.PersonInvited, actor.CompanyId, actor, now, invitation.Id, invitation.Email, role.ToString());
            }

            answers.Add(new(one.Text, result, one.Address is { } asked ? known.PendingOf(asked.Normalized) : null));
        }

        if (answers.Any(answer => answer.Result is InvitationResult.Sent))
        {
            var fact = new InvitationsChanged(Guid.CreateVersion7(now), actor.CompanyId, actor.PersonId, null, now);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            CompanyDesk.Announce(feed, fact);
            feed.Announce(Topic.OutgoingMail);
        }

        return answers;
    }
}

/// <summary>What became of one address.</summary>
/// <param name="Text">The address, or what was typed in its place.</param>
/// <param name="Result">What became of it.</param>
/// <param name="InvitationId">The invitation that waits already, to be sent again.</param>
public sealed record InvitationAnswer(string Text, InvitationResult Result, Guid? InvitationId);

/// <summary>What became of an address that was to be invited. Each has a sentence under <c>Invited_</c> + name.</summary>
public enum InvitationResult
{
    /// <summary>The invitation is on its way.</summary>
    Sent,

    /// <summary>The person is a member already.</summary>
    AlreadyMember,

    /// <summary>The person was invited before and has not come yet.</summary>
    AlreadyInvited,

    /// <summary>It can be no address.</summary>
    Malformed,

    /// <summary>It cannot be invited; why is not said, for it would tell of another company.</summary>
    NotPossible,
}
