using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>The company wall: every query about people and invitations starts here, so that none can forget it.</summary>
internal static class PeopleQueries
{
    /// <summary>The members that a person may manage: those of the own company, or none.</summary>
    public static IQueryable<Member> MembersManagedBy(this PortalDb db, Actor actor) =>
        actor is Actor.Member member && member.May(Right.ManagePeople)
            ? db.Members.Where(row => row.CompanyId == member.CompanyId)
            : db.Members.Where(_ => false);

    /// <summary>The invitations that a person may manage.</summary>
    public static IQueryable<Invitation> InvitationsManagedBy(this PortalDb db, Actor actor) =>
        actor is Actor.Member member && member.May(Right.ManagePeople)
            ? db.Invitations.Where(row => row.CompanyId == member.CompanyId)
            : db.Invitations.Where(_ => false);

    /// <summary>Drops what a person has not sent; the caller saves.</summary>
    public static async Task DropDraftsOfAsync(this PortalDb db, Guid personId, CancellationToken cancellationToken)
    {
        db.Drafts.RemoveRange(await db.Drafts.Where(row => row.PersonId == personId).ToListAsync(cancellationToken));
        db.ReplyDrafts.RemoveRange(await db.ReplyDrafts.Where(row => row.PersonId == personId).ToListAsync(cancellationToken));
    }
}
