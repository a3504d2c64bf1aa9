namespace CompanyAccount.Blazor.Kit;

/// <summary>Which rows of a live table changed a moment ago, so that the eye finds them.</summary>
public sealed class RowMarks
{
    /// <summary>How long a row is marked.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Guid, int> _marks = [];
    private int _round;

    /// <summary>Whether a row is marked now.</summary>
    public bool Contains(Guid id) => _marks.ContainsKey(id);

    /// <summary>Marks rows and takes the marks away when the moment is over.</summary>
    /// <returns>Whether there is something to draw anew: a row that changed again meanwhile keeps its mark.</returns>
    public async Task<bool> ShowAsync(IReadOnlyCollection<Guid> ids, TimeProvider time, CancellationToken leaving)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var round = ++_round;
        foreach (var id in ids)
            _marks[id] = round;
        try
        {
            // The mark stays long enough for the eye to find the row.
            await Task.Delay(Moment, time, leaving);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        var over = ids.Where(id => _marks.TryGetValue(id, out var of) && of == round).ToList();
        over.ForEach(id => _marks.Remove(id));
        return over.Count > 0;
    }

    /// <summary>The rows that are new or other than before.</summary>
    public static IReadOnlyCollection<Guid> ChangedOf<TRow>(IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, Func<TRow, Guid> idOf)
        where TRow : notnull
    {
        var old = before.ToDictionary(idOf);
        return [.. after.Where(row => !old.TryGetValue(idOf(row), out var was) || !was.Equals(row)).Select(idOf)];
    }

    /// <summary>New rows first, in their order; then those already on the screen, where they stood: nothing jumps under the reader's hand.</summary>
    public static IReadOnlyList<TRow> InPlace<TRow>(IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, Func<TRow, Guid> idOf)
        where TRow : notnull
    {
        var fresh = after.ToDictionary(idOf);
        var shown = before.Select(idOf).ToHashSet();
        return [.. after.Where(row => !shown.Contains(idOf(row))), .. before.Select(idOf).Where(fresh.ContainsKey).Select(id => fresh[id])];
    }
}
