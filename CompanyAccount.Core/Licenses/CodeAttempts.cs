namespace CompanyAccount.Core.Licenses;

/// <summary>The refused codes of one person: when there were too many of them, and until when the person waits.</summary>
public sealed class CodeAttempts
{
    /// <summary>How many refused codes are borne in a row.</summary>
    public const int Limit = 10;

    /// <summary>In which time they count as in a row.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<DateTimeOffset> _refused = new();

    /// <summary>Whether nothing counts any more.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        Forget(now);
        return _refused.Count == 0;
    }

    /// <summary>How many minutes the person has to wait, rounded up; 0 for not at all.</summary>
    public int MinutesToWait(DateTimeOffset now)
    {
        Forget(now);
        return _refused.Count < Limit ? 0 : (int)Math.Ceiling((_refused.Peek() + Window - now).TotalMinutes);
    }

    /// <summary>A code was refused.</summary>
    public void Refused(DateTimeOffset now) => _refused.Enqueue(now);

    private void Forget(DateTimeOffset now)
    {
        while (_refused.TryPeek(out var oldest) && oldest + Window <= now)
            _refused.Dequeue();
    }
}
