using System.Collections.Frozen;

namespace CompanyAccount.Core.Requests;

/// <summary>Who moves a request from one status to another.</summary>
public enum Mover
{
    /// <summary>A person of the company who may answer and close the request.</summary>
    Customer,

    /// <summary>An engineer or a service manager.</summary>
    Engineer,

    /// <summary>The portal itself, when a waiting time has run out.</summary>
    Clock,

    /// <summary>The portal itself, when it can do at once what is asked for: it signs a certificate.</summary>
    Portal,
}

/// <summary>The only table of status moves (guide, block 10). What does not stand here is refused, whoever asks.</summary>
public static class StatusMoves
{
    private static readonly FrozenSet<(RequestStatus From, RequestStatus To, Mover By)> Table = new[]
    {
        (RequestStatus.Processing, RequestStatus.AwaitingCustomer, Mover.Engineer),
        (RequestStatus.Processing, RequestStatus.SolutionProvided, Mover.Engineer),
        (RequestStatus.Processing, RequestStatus.SolutionProvided, Mover.Portal),
        (RequestStatus.Processing, RequestStatus.CanceledBySupport, Mover.Engineer),
        (RequestStatus.Processing, RequestStatus.CanceledByUser, Mover.Customer),

        (RequestStatus.AwaitingCustomer, RequestStatus.Processing, Mover.Customer),
        (RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided, Mover.Engineer),
        (RequestStatus.AwaitingCustomer, RequestStatus.ResolvedNoInformation, Mover.Clock),
        (RequestStatus.AwaitingCustomer, RequestStatus.CanceledBySupport, Mover.Engineer),
        (RequestStatus.AwaitingCustomer, RequestStatus.CanceledByUser, Mover.Customer),

        (RequestStatus.SolutionProvided, RequestStatus.Processing, Mover.Customer),
        (RequestStatus.SolutionProvided, RequestStatus.Closed, Mover.Customer),
        (RequestStatus.SolutionProvided, RequestStatus.Closed, Mover.Clock),
    }.ToFrozenSet();

    /// <summary>Whether the move stands in the table.</summary>
    public static bool Allows(RequestStatus from, RequestStatus to, Mover by) => Table.Contains((from, to, by));

    /// <summary>Whether no move leads out of a status.</summary>
    public static bool IsEnd(RequestStatus status) => status switch
    {
        RequestStatus.Processing or RequestStatus.AwaitingCustomer or RequestStatus.SolutionProvided => false,
        RequestStatus.ResolvedNoInformation or RequestStatus.CanceledBySupport or RequestStatus.CanceledByUser or RequestStatus.Closed => true,
    };
}
