using CompanyAccount.Core.Access;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Sends the survey after a closed request, into the transaction that handles the fact: the secret of its links is kept in the mail alone.</summary>
internal static class SurveyNotices
{
    // After the mail that tells of the closing: mails of a request leave in the order of their times.
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(1);

    /// <returns>How many mails were written.</returns>
    public static async Task<int> WriteAsync(PortalDb db, SupportRequest request, RequestEvent fact, PortalOptions portal, CancellationToken cancellationToken)
    {
        // Feedback is no piece of support to be rated; of a canceled request nobody is asked.
        if (fact.Status is not RequestStatus.Closed || fact is not (SolutionAccepted or WaitingRanOut) || request.Category is RequestCategory.Feedback)
            return 0;
        if (await db.Surveys.AnyAsync(row => row.RequestId == request.Id, cancellationToken))
            return 0;
        if (await RequestNoticeWriter.FindReaderAsync(db, request.AuthorId, request.CompanyId, cancellationToken) is not { } reader)
            return 0;
        var token = LinkToken.Create();
        var at = fact.At + After;
        var survey = new Survey(Guid.CreateVersion7(at), request.Id, request.AuthorId, token.Hash, fact.At);
        db.Surveys.Add(survey);
        db.Mail.Add(new(Guid.CreateVersion7(at), survey.Id, request.AuthorId, request.Id, SurveyLetter.Write(new(request.Number), request.Subject, token, reader, portal), at));
        return 1;
    }
}
