using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Surveys.Answering;

/// <summary>Whoever holds the link of a survey answers it: it was mailed to one person, and needs no signing in.</summary>
public sealed class AnswerByLink(Store store, LiveFeed feed, TimeProvider time)
{
    /// <summary>Takes the answer, or another one in its place.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="signedIn">Who is signed in; <see langword="null"/> for nobody.</param>
    /// <param name="form">The answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="NotFound"/> for a link that does not work, or not for this person.</returns>
    public async Task<Outcome<Done>> RunAsync(string? token, Guid? signedIn, SurveyForm form, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = store.Open();
            if (await db.FindSurveyAsync(token, signedIn, cancellationToken) is not { } survey)
                return new NotFound();
            if (!survey.Answer(form, time.GetUtcNow()).TryGet(out var done, out var refusal))
                return refusal;
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(Topic.Feedback, survey.RequestId);
            feed.Announce(Topic.Request(survey.RequestId), survey.RequestId);
            return done;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
