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

    /// <summary>Which of these addresses are those of active members of a company.</summary>
    /// <param name="db">The open database.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="normalized">The addresses, as accounts are looked up by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlySet<string>> ActiveAddressesAsync(this PortalDb db, Guid companyId, IReadOnlyList<string> normalized, CancellationToken cancellationToken) => await (
        from user in db.Users
        where normalized.Contains(user.NormalizedEmail!)
        join member in db.Members on user.Id equals member.PersonId
        where member.CompanyId == companyId && member.State == MemberState.Active
        select user.NormalizedEmail!).ToHashSetAsync(cancellationToken);

    /// <summary>
    /// The active people of a company who see all its requests: the same rule as <see cref="Rights"/>, said to the database (a test holds the two together).
    /// </summary>
    public static IQueryable<Member> MembersWhoSeeAll(this PortalDb db, Guid companyId) =>
        db.Members.Where(row => row.CompanyId == companyId && row.State == MemberState.Active && (row.SeesAllRequests || row.Role != MemberRole.User));
}
