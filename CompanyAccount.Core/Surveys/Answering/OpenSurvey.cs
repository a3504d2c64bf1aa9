using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Surveys.Answering;

/// <summary>Shows a survey to whoever holds its link.</summary>
public sealed class OpenSurvey(Store store, TimeProvider time)
{
    /// <summary>What the page has to say.</summary>
    /// <param name="token">The token of the link, as the address says it.</param>
    /// <param name="signedIn">Who is signed in; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="null"/> for a link that does not work: forged, of somebody who has left, or opened by somebody else than it was sent to. The three are told apart by nobody.</returns>
    public async Task<OpenedSurvey?> RunAsync(string? token, Guid? signedIn, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        if (await db.FindSurveyAsync(token, signedIn, cancellationToken) is not { } survey)
            return null;
        var request = await db.Requests.Where(row => row.Id == survey.RequestId).Select(row => new { row.Number, row.Subject }).SingleAsync(cancellationToken);
        return new(new(request.Number), request.Subject, signedIn is not null, SurveyView.Of(survey, time.GetUtcNow()));
    }
}

/// <summary>A survey behind a link that works.</summary>
/// <param name="Number">The closed request.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="IsSignedIn">Whether the person who is asked is signed in.</param>
/// <param name="View">The survey.</param>
public sealed record OpenedSurvey(RequestNumber Number, string Subject, bool IsSignedIn, SurveyView View);
