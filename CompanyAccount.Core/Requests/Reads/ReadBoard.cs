using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>The engineers' board: open requests of all companies, from the shared snapshot of this node.</summary>
public sealed class ReadBoard
{
    private readonly OpenRequestSnapshot _snapshot;
    private readonly TimeProvider _time;

    internal ReadBoard(OpenRequestSnapshot snapshot, TimeProvider time) => (_snapshot, _time) = (snapshot, time);

    /// <summary>The board through a filter, in the order of the queue; <see cref="NotAllowed"/> for all but engineers and service managers.</summary>
    public async Task<Outcome<BoardView>> RunAsync(Actor actor, BoardFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Right.WorkOnRequests))
            return new NotAllowed();
        var all = await _snapshot.RowsAsync(cancellationToken);
        var now = _time.GetUtcNow();
        // The whole board is the snapshot itself: a thousand open boards share one list.
        var rows = filter == BoardFilter.None ? all : [.. Filtered(all, filter, actor.PersonId, now)];
        return new BoardView(
            rows,
            all.Count,
            all.Count(row => row.AssigneeId is null),
            all.Count(row => row.AssigneeId == actor.PersonId),
            all.Count(row => row.IsNear(now)),
            all.Count(row => row.IsBroken(now)),
            all.CountBy(row => row.Status).ToDictionary());
    }

    private static IEnumerable<BoardRow> Filtered(IReadOnlyList<BoardRow> all, BoardFilter filter, Guid readerId, DateTimeOffset now)
    {
        var search = FieldText.SearchOf(filter.Search, ReadRequestList.SearchLimit);
        return all.Where(row =>
            (!filter.OnlyMine || row.AssigneeId == readerId)
            && (!filter.OnlyUnassigned || row.AssigneeId is null)
            && (filter.Status is null || row.Status == filter.Status)
            && (filter.Severity is null || row.Severity == filter.Severity)
            && (filter.Level is null || row.Level == filter.Level)
            && (filter.Deadline is not BoardDeadline.Near || row.IsNear(now))
            && (filter.Deadline is not BoardDeadline.Broken || row.IsBroken(now))
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

    /// <summary>Only this support level.</summary>
    public SupportLevel? Level { get; init; }

    /// <summary>Only those whose deadline stands so.</summary>
    public BoardDeadline? Deadline { get; init; }

    /// <summary>Only this product.</summary>
    public string? ProductId { get; init; }

    /// <summary>Part of the number, company or subject.</summary>
    public string Search { get; init; } = "";
}

/// <summary>How a deadline that runs stands.</summary>
public enum BoardDeadline
{
    /// <summary>Three quarters of the promised time are over.</summary>
    Near,

    /// <summary>All of it is over.</summary>
    Broken,
}

/// <summary>The board as of one version of the snapshot.</summary>
/// <param name="Rows">The rows that the filter lets through, in the order of the queue.</param>
/// <param name="Open">All open requests.</param>
/// <param name="Unassigned">Those that nobody has.</param>
/// <param name="Mine">The reader's.</param>
/// <param name="Near">Those whose deadline is near.</param>
/// <param name="Broken">Those whose deadline is broken.</param>
/// <param name="ByStatus">Open requests by status; a status with none is absent.</param>
public sealed record BoardView(IReadOnlyList<BoardRow> Rows, int Open, int Unassigned, int Mine, int Near, int Broken, IReadOnlyDictionary<RequestStatus, int> ByStatus)
{
    /// <summary>Whether all its numbers are those of another board.</summary>
    public bool CountsAs(BoardView? other) =>
        other is not null
        && (Open, Unassigned, Mine, Near, Broken) == (other.Open, other.Unassigned, other.Mine, other.Near, other.Broken)
        && ByStatus.Count == other.ByStatus.Count
        && ByStatus.All(pair => other.ByStatus.GetValueOrDefault(pair.Key) == pair.Value);
}

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
    string CompanyFolded,
    SupportLevel Level,
    SupportPriority Priority,
    DateTimeOffset? NearAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ReactedAt)
{
    /// <summary>Premium requests first, by priority and then by the deadline that runs; then the common queue, the oldest first (guide, block 9).</summary>
    public static readonly IComparer<BoardRow> QueueOrder = Comparer<BoardRow>.Create(
        (left, right) => Key(left).CompareTo(Key(right)));

    /// <summary>By when somebody must write to the customer, UTC; <see langword="null"/> when nothing was promised, or somebody has written.</summary>
    public DateTimeOffset? Deadline => ReactedAt is null ? DueAt : null;

    /// <summary>Whether three quarters of the promised time are over, but not all of it.</summary>
    public bool IsNear(DateTimeOffset now) => Deadline >= now && NearAt <= now;

    /// <summary>Whether the promised time is over.</summary>
    public bool IsBroken(DateTimeOffset now) => Deadline < now;

    private static (int Priority, DateTimeOffset Deadline, DateTimeOffset SubmittedAt, long Number) Key(BoardRow row) =>
        (-(int)row.Priority, row.Deadline ?? DateTimeOffset.MaxValue, row.SubmittedAt, row.Number);

    /// <summary>Whether service managers look after it.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();

    /// <summary>The row of the same request after a change.</summary>
    internal BoardRow As(SupportRequest request) => this with
    {
        ProductId = request.ProductId,
        Topic = request.Topic,
        Subject = request.Subject,
        SubjectFolded = request.SubjectFolded,
        Severity = request.Severity,
        Status = request.Status,
        AssigneeId = request.AssigneeId,
        AssigneeName = request.AssigneeName,
        ChangedAt = request.ChangedAt,
        Version = request.Version,
        Level = request.Level,
        Priority = request.Priority,
        NearAt = request.ReactionNearAt,
        DueAt = request.ReactionDueAt,
        ReactedAt = request.ReactedAt,
        IsEscalated = request.EscalatedAt is not null,
    };

    internal bool Matches(string folded) =>
        DisplayNumber.Contains(folded, StringComparison.OrdinalIgnoreCase)
        || SubjectFolded.Contains(folded, StringComparison.Ordinal)
        || CompanyFolded.Contains(folded, StringComparison.Ordinal);
}
