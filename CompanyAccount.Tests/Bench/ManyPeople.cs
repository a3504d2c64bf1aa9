using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Tests.Bench;

/// <summary>A company as large as they come: «Сёмин» by the thousand, written by the database's side door.</summary>
internal static class ManyPeople
{
    public const int Count = 5000;

    /// <summary>Adds <see cref="Count"/> users, <c>p0@romashka.example</c> and so on, to a company; the last in the order of names is «Яков Последний».</summary>
    public static async Task AddAsync(PortalDb db, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Count; i++)
        {
            var email = FormattableString.Invariant($"p{i}@romashka.example");
            var user = new PortalUser { Id = FreshId.Next(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, FullName = NameOf(i) };
            db.Users.Add(user);
            db.Members.Add(new(user.Id, companyId, MemberRole.User, seesAllRequests: false, user.FullName, email, MemberState.Active, now));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string NameOf(int number) => number switch
    {
        4321 => "Сёмин 4321",
        Count - 1 => "Яков Последний",
        _ => FormattableString.Invariant($"Сёмин {number % 4500} {number}"),
    };
}
