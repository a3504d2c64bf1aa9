using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>
/// What drafted terms would do to the open requests that wait for their first answer: which deadlines would be others, were the requests' own terms
/// replaced. Nothing is changed by looking, nor by setting the terms: a request and its contract keep theirs.
/// </summary>
public sealed class ReadTermsEffect(Store store, TeamCalendar calendar, TimeProvider time)
{
    /// <summary>The most requests that are shown; all of them are counted.</summary>
    public const int Limit = 200;

    /// <summary>The effect; <see cref="InvalidInput"/> for a draft with faults, <see cref="NotFound"/> for anybody but Operators.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="form">The drafted terms.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<TermsEffect>> RunAsync(Actor actor, TermsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!actor.May(Right.KeepTerms))
            return new NotFound();
        var (team, now) = (await calendar.GetAsync(cancellationToken), time.GetUtcNow());
        if (!form.Read(team.DayOf(now)).TryGet(out var terms, out var refusal))
            return refusal;
        await using var db = store.Open();
        var waiting =
            from row in db.Requests.AsNoTracking()
            where row.Status == RequestStatus.Processing || row.Status == RequestStatus.AwaitingCustomer || row.Status == RequestStatus.SolutionProvided
            where row.ReactedAt == null && row.Category == RequestCategory.Technical
            join company in db.Companies on row.CompanyId equals company.Id
            where company.DeletedAt == null
            orderby row.Number
            select new { row.Number, Company = company.Name, row.Clock };
        var looked = 0;
        List<ChangedDeadline> changed = [];
        // As a stream: of the many rows only the changed ones are kept.
        await foreach (var row in waiting.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            looked++;
            var (before, after) = (ReactionClock.Of([.. row.Clock], team), ReactionClock.Of([.. row.Clock.Select(fact => fact.Under(terms))], team));
            if (before?.Due != after?.Due)
                changed.Add(new(new(row.Number), row.Company, before?.Due, after?.Due, after?.StateAt(now) is DeadlineState.Broken));
        }

        return new TermsEffect(looked, changed.Count, [.. changed.Take(Limit)]);
    }
}

/// <summary>What terms would do to open requests.</summary>
/// <param name="Waiting">How many open requests wait for their first answer.</param>
/// <param name="Changed">How many of them would have another deadline.</param>
/// <param name="Rows">Those, by number, at most <see cref="ReadTermsEffect.Limit"/>.</param>
public sealed record TermsEffect(int Waiting, int Changed, IReadOnlyList<ChangedDeadline> Rows);

/// <summary>A request that would have another deadline.</summary>
/// <param name="Number">The request.</param>
/// <param name="Company">Its company.</param>
/// <param name="Before">The deadline now, UTC; <see langword="null"/> for none.</param>
/// <param name="After">The deadline then, UTC; <see langword="null"/> for none.</param>
/// <param name="IsBroken">Whether that would be over already.</param>
public sealed record ChangedDeadline(RequestNumber Number, string Company, DateTimeOffset? Before, DateTimeOffset? After, bool IsBroken);
