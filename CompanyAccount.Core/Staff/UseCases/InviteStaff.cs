using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Staff.UseCases;

/// <summary>Invites a person of the vendor by mail; again for the same address it mails a new link and ends the earlier one.</summary>
public sealed class InviteStaff(Store store, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>Invites.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="email">The address as typed.</param>
    /// <param name="role">The role that the person will have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string email, StaffRole role, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.KeepStaff))
            return new NotFound();
        try
        {
            await using var db = store.Open();
            var token = LinkToken.Create();
            var invited = await db.InviteStaffAsync(email, role, actor, token, time.GetUtcNow(), cancellationToken);
            if (!invited.TryGet(out var invitation, out var refusal))
                return refusal;
            var language = await db.Users.Where(row => row.Id == actor.PersonId).Select(row => row.Language).FirstAsync(cancellationToken);
            var now = time.GetUtcNow();
            var letter = StaffInvitationLetter.Write(portal.StaffInvitationLink(token), actor.Name, new(invitation.Email, invitation.Email, language), portal);
            db.Mail.Add(new(Guid.CreateVersion7(now), Guid.CreateVersion7(now), invitation.Id, Guid.Empty, letter, now));
            await db.SaveChangesAsync(cancellationToken);
            feed.AnnounceEverywhere(Topic.Staff);
            feed.Announce(Topic.OutgoingMail);
            return Done.Value;
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
