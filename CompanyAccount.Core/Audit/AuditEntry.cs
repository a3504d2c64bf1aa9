namespace CompanyAccount.Core.Audit;

/// <summary>
/// A line of the audit log: who did what, when. The database refuses to change or delete one. It holds ids and codes
/// only; the names stand in <see cref="AuditWords"/>, so that erasing a company takes them and leaves the line.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The longest <see cref="Detail"/>, in characters.</summary>
    public const int DetailLimit = 200;

    private AuditEntry()
    {
    }

    /// <summary>A line of now.</summary>
    public AuditEntry(Guid id, AuditKind kind, Guid? companyId, Guid? actorId, Guid? subjectId, string? detail, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        CompanyId = companyId;
        ActorId = actorId;
        SubjectId = subjectId;
        Detail = detail is { Length: > DetailLimit } ? detail[..DetailLimit] : detail;
        At = at;
    }

    /// <summary>Id, version 7: sorts by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>What was done.</summary>
    public AuditKind Kind { get; private set; }

    /// <summary>The company that it concerns; <see langword="null"/> for the vendor's own affairs.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>Who did it; <see langword="null"/> for the portal itself.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>To whom or what it was done.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>A code or a count, such as the new role or the number of lines exported; never what a person wrote.</summary>
    public string? Detail { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>The names of a line of the audit log, as they were then.</summary>
public sealed class AuditWords
{
    private AuditWords()
    {
    }

    /// <summary>The names of a line.</summary>
    public AuditWords(Guid entryId, Guid? companyId, string? actorName, string? subjectName)
    {
        EntryId = entryId;
        CompanyId = companyId;
        ActorName = actorName;
        SubjectName = subjectName;
    }

    /// <summary>The line.</summary>
    public Guid EntryId { get; private set; }

    /// <summary>The company of the line.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>The full name of who did it.</summary>
    public string? ActorName { get; private set; }

    /// <summary>The name, address or number of whom or what it was done to.</summary>
    public string? SubjectName { get; private set; }
}
