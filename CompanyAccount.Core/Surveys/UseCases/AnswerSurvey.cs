using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Surveys.UseCases;

/// <summary>The author of a closed request says on its page how good the support was.</summary>
public sealed class AnswerSurvey(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Takes the answer, or another one in its place.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="number">The request.</param>
    /// <param name="form">The answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="NotAllowed"/> for everybody else who may see the request.</returns>
    public async Task<Outcome<Done>> RunAsync(Actor actor, RequestNumber number, SurveyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            await using var db = store.Open();
            var request = await db.RequestsSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Number == number.Value, cancellationToken);
            if (request is null)
                return new NotFound();
            if (request.AuthorId != actor.PersonId)
                return new NotAllowed();
            if (await db.Surveys.FirstOrDefaultAsync(row => row.RequestId == request.Id && row.PersonId == actor.PersonId, cancellationToken) is not { } survey)
                return new SurveyNotOpen();
            if (!survey.Answer(form, time.GetUtcNow()).TryGet(out var done, out var refusal))
                return refusal;
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.Feedback, request.Id);
            return done;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
