using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>The ended request that an address asks to go on from.</summary>
internal static class FollowedUp
{
    /// <summary>The request, if the reader may follow it up in this category; what an address says wrong is ignored.</summary>
    public static async Task<SupportRequest?> FindAsync(ReadRequest read, Actor actor, string? text, RequestCategory category) =>
        RequestNumber.TryParse(text, out var number)
        && (await read.RunAsync(actor, number, CancellationToken.None)).TryGet(out var details, out _)
        && details.Request.Category == category
        && details.Actions.Contains(RequestAction.FollowUp)
            ? details.Request
            : null;
}
