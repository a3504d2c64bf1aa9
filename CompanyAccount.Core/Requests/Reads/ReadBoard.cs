using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The engineers' board: open requests of all companies, from the shared snapshot of this node.</summary>
public sealed class ReadBoard
{
    private readonly OpenRequestSnapshot _snapshot;

    internal ReadBoard(OpenRequestSnapshot snapshot) => _snapshot = snapshot;

    /// <summary>The board through a filter, in the order of the queue; <see cref="NotAllowed"/> for all but engineers and service managers.</summary>
    public async Task<Outcome<BoardView>> RunAsync(Actor actor, BoardFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Right.WorkOnRequests))
            return new NotAllowed();
        var all = await _snapshot.RowsAsync(cancellationToken);
        // The whole board is the snapshot itself: a thousand open boards share one list.
        var rows = filter == BoardFilter.None ? all : [.. Filtered(all, filter, actor.PersonId)];
        return new BoardView(
            rows,
            all.Count,
            all.Count(row => row.AssigneeId is null),
            all.Count(row => row.AssigneeId == actor.PersonId),
            all.CountBy(row => row.Status).ToDictionary());
    }

    private static IEnumerable<BoardRow> Filtered(IReadOnlyList<BoardRow> all, BoardFilter filter, Guid readerId)
    {
        var search = FieldText.SearchOf(filter.Search, ReadRequestList.SearchLimit);
        return all.Where(row =>
            (!filter.OnlyMine || row.AssigneeId == readerId)
            && (!filter.OnlyUnassigned || row.AssigneeId is null)
            && (filter.Status is null || row.Status == filter.Status)
            && (filter.Severity is null || row.Severity == filter.Severity)
            && (filter.ProductId is null || row.ProductId == filter.ProductId)
            && (search.Length == 0 || row.Matches(search)));
    }
}

/// <summary>What the board is asked for.</summary>
public sealed record BoardFilter
{
    /// <summary>Nothing is asked for: the whole board.</summary>
    public static readonly BoardFilter None = new();

    /// <summary>Only the reader's.</summary>
    public bool OnlyMine { get; init; }

    /// <summary>Only those that nobody has.</summary>
    public bool OnlyUnassigned { get; init; }

    /// <summary>Only this status.</summary>
    public RequestStatus? Status { get; init; }

    /// <summary>Only this severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Only this product.</summary>
    public string? ProductId { get; init; }

    /// <summary>Part of the number, company or subject.</summary>
    public string Search { get; init; } = "";
}

/// <summary>The board as of one version of the snapshot.</summary>
/// <param name="Rows">The rows that the filter lets through, in the order of the queue.</param>
/// <param name="Open">All open requests.</param>
/// <param name="Unassigned">Those that nobody has.</param>
/// <param name="Mine">The reader's.</param>
/// <param name="ByStatus">Open requests by status; a status with none is absent.</param>
public sealed record BoardView(IReadOnlyList<BoardRow> Rows, int Open, int Unassigned, int Mine, IReadOnlyDictionary<RequestStatus, int> ByStatus);

/// <summary>A row of the board; immutable and shared by all boards of the node, so that an unchanged row is the same object.</summary>
public sealed record BoardRow(
    Guid Id,
    long Number,
    string CompanyName,
    string ProductId,
    PortalTopic? Topic,
    string Subject,
    Severity Severity,
    RequestStatus Status,
    Guid? AssigneeId,
    string? AssigneeName,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ChangedAt,
    int Version,
    string SubjectFolded,
    string CompanyFolded)
{
    /// <summary>The common queue: the oldest first (guide, block 9).</summary>
    public static readonly IComparer<BoardRow> QueueOrder = Comparer<BoardRow>.Create(
        (left, right) => (left.SubmittedAt, left.Number).CompareTo((right.SubmittedAt, right.Number)));

    /// <summary>Whether service managers look after it.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();

    internal bool Matches(string folded) =>
        DisplayNumber.Contains(folded, StringComparison.OrdinalIgnoreCase)
        || SubjectFolded.Contains(folded, StringComparison.Ordinal)
        || CompanyFolded.Contains(folded, StringComparison.Ordinal);
}
