using CompanyAccount.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CompanyAccount.Blazor.Account;

/// <summary>
/// Treats addresses that nobody may sign in with just as accounts are treated: as slow, and locked after as many
/// failures. Otherwise the time of an answer, or a lockout that never comes, would tell who has an account.
/// </summary>
internal sealed class StrangerAttempts(IOptions<PasswordHasherOptions> hashing, IOptions<IdentityOptions> identity, TimeProvider time) : IDisposable
{
    private const int AddressesKept = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly PortalUser Nobody = new();

    private readonly MemoryCache _attempts = new(new MemoryCacheOptions { SizeLimit = AddressesKept });
    private readonly PasswordHasher<PortalUser> _hasher = new(hashing);
    private readonly string _hash = new PasswordHasher<PortalUser>(hashing).HashPassword(Nobody, nameof(StrangerAttempts));

    /// <summary>Notes a failure.</summary>
    /// <returns>Until when the address is locked; <see langword="null"/> if it is not.</returns>
    public DateTimeOffset? Fail(string email, string password)
    {
        var now = time.GetUtcNow();
        var attempts = _attempts.GetOrCreate(email.ToUpperInvariant(), entry =>
        {
            entry.Size = 1;
            entry.SlidingExpiration = Kept;
            return new Attempts();
        })!;
        lock (attempts)
        {
            if (attempts.LockedUntil > now)
                return attempts.LockedUntil;
        }

        _hasher.VerifyHashedPassword(Nobody, _hash, password);
        lock (attempts)
        {
            if (++attempts.Failures < identity.Value.Lockout.MaxFailedAccessAttempts)
                return null;
            attempts.Failures = 0;
            return attempts.LockedUntil = now + identity.Value.Lockout.DefaultLockoutTimeSpan;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _attempts.Dispose();

    private sealed class Attempts
    {
        public int Failures { get; set; }

        public DateTimeOffset? LockedUntil { get; set; }
    }
}
