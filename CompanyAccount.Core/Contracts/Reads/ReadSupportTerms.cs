using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.Reads;

/// <summary>The terms of support in force today, for everybody who is signed in.</summary>
public sealed class ReadSupportTerms(SupportTermsBook book, TimeProvider time)
{
    /// <summary>The terms of today, UTC.</summary>
    public Task<Outcome<SupportTerms>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Task.FromResult<Outcome<SupportTerms>>(SupportTerms.On(book.History, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }
}
