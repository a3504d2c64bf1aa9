using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>Who of the company will read a request that the reader is about to send: by the rule that lets them in later.</summary>
public sealed class ReadReaders(Store store)
{
    /// <summary>The most people that are named.</summary>
    public const int Limit = 20;

    /// <summary>The colleagues, those with the greater role first, then by name; <see cref="NotFound"/> for staff.</summary>
    public async Task<Outcome<RequestReaders>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotFound();
        await using var db = store.Open();
        var colleagues = db.MembersWhoSeeAll(member.CompanyId).Where(row => row.PersonId != member.PersonId);
        var count = await colleagues.CountAsync(cancellationToken);
        var rows = await (
            from row in colleagues
            join user in db.Users on row.PersonId equals user.Id
            orderby row.Role == MemberRole.Owner descending, row.Role == MemberRole.Administrator descending, row.NameFolded, row.PersonId
            select new { user.Id, user.FullName, row.Role, row.SeesAllRequests }).Take(Limit).ToListAsync(cancellationToken);
        var standing = new RequestStanding(member.CompanyId, member.PersonId, RequestCategory.Technical, RequestStatus.Processing);
        return new RequestReaders(
            [
                .. rows.Where(row => RequestActions.MaySee(new Actor.Member(row.Id, row.FullName, member.CompanyId, row.Role, row.SeesAllRequests), standing))
                    .Select(row => new RequestReader(row.FullName, row.Role)),
            ],
            count);
    }
}

/// <summary>Who of the company will read a request.</summary>
/// <param name="Named">At most <see cref="ReadReaders.Limit"/> of them.</param>
/// <param name="Count">How many they are.</param>
public sealed record RequestReaders(IReadOnlyList<RequestReader> Named, int Count);

/// <summary>A colleague who will read a request.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Role">The role; a User is one who sees all requests.</param>
public sealed record RequestReader(string Name, MemberRole Role);
