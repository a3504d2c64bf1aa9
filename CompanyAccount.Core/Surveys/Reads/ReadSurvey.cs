using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Surveys.Reads;

/// <summary>What the author of a request was asked after its end, and said: for the author and for service managers. Engineers never see it.</summary>
public sealed class ReadSurvey(Store store, TimeProvider time)
{
    /// <summary>The survey of a request; its state is <see cref="SurveyState.None"/> when there is none.</summary>
    public async Task<Outcome<SurveyView>> RunAsync(Actor actor, RequestNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Open();
        var request = await db.RequestsSeenBy(actor).AsNoTracking().Where(row => row.Number == number.Value)
            .Select(row => new { row.Id, row.AuthorId }).FirstOrDefaultAsync(cancellationToken);
        if (request is null)
            return new NotFound();
        if (request.AuthorId != actor.PersonId && !actor.May(Right.HandleFeedback))
            return new NotAllowed();
        return SurveyView.Of(await db.Surveys.AsNoTracking().FirstOrDefaultAsync(row => row.RequestId == request.Id, cancellationToken), time.GetUtcNow());
    }
}
