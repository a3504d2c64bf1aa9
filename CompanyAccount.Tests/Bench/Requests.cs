using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.Bench;

/// <summary>Requests without a database, for the rules.</summary>
public static class Requests
{
    public static DateTimeOffset Now => TestDatabase.Start;

    /// <summary>A request that <paramref name="author"/> opened, in any status.</summary>
    public static SupportRequest In(RequestStatus status, Actor.Member? author = null)
    {
        var request = SupportRequest.Submit(author ?? People.User, Forms.Small, SmallCatalog.Catalog, Terms.Standard, Terms.Calendar, 1, FreshId.Next(), Now).Value.Request;
        // Set, not walked to: what a status allows is asked here, not how one comes to it.
        typeof(SupportRequest).GetProperty(nameof(SupportRequest.Status))!.SetValue(request, status);
        return request;
    }

    /// <summary>How long support waits in standard support, on the real calendar.</summary>
    public static WaitingRule Waiting { get; } = new(Terms.Standard, Terms.Calendar);

    public static MessageText Text(string body = "Текст") => new(FreshId.Next(), body);
}
