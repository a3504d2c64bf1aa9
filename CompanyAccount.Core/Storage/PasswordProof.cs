using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// Asks for the password again before what cannot be undone by a click. Wrong ones count towards the lockout of signing
/// in, so that an open page is no place to guess.
/// </summary>
internal static class PasswordProof
{
    private const int MostFailures = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Why the password proves nothing; <see langword="null"/> when it is the person's. A failure is saved at once.</summary>
    public static async Task<Refusal?> RefusePasswordAsync(
        this PortalDb db, IPasswordHasher<PortalUser> hasher, Guid personId, string password, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Users.SingleAsync(row => row.Id == personId, cancellationToken);
        if (person.LockoutEnd > now)
            return new PasswordLocked();
        if (person.PasswordHash is { } hash && hasher.VerifyHashedPassword(person, hash, password) is not PasswordVerificationResult.Failed)
            return null;
        person.AccessFailedCount++;
        if (person.AccessFailedCount >= MostFailures)
            (person.AccessFailedCount, person.LockoutEnd) = (0, now + LockedFor);
        await db.SaveChangesAsync(cancellationToken);
        return new InvalidInput("Password", Fault.WrongPassword);
    }
}
