using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>Which survey a link opens.</summary>
internal static class SurveyQueries
{
    /// <summary>The survey of a link; <see langword="null"/> for a forged one, for one of a person who has left, and for one that somebody else is signed in over.</summary>
    public static async Task<Survey?> FindSurveyAsync(this PortalDb db, string? token, Guid? signedIn, CancellationToken cancellationToken)
    {
        var hash = new LinkToken(token ?? "").Hash;
        return await (
            from survey in db.Surveys
            where survey.TokenHash == hash && (signedIn == null || survey.PersonId == signedIn)
            join member in db.Members on survey.PersonId equals member.PersonId
            where member.State == MemberState.Active
            join company in db.Companies on member.CompanyId equals company.Id
            where company.DeletedAt == null
            join request in db.Requests on survey.RequestId equals request.Id
            where request.CompanyId == company.Id
            select survey).FirstOrDefaultAsync(cancellationToken);
    }
}
