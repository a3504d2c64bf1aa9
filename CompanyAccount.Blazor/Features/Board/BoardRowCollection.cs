using System.Collections;
using CompanyAccount.Core.Requests.Reads;

namespace CompanyAccount.Blazor.Features.Board;

/// <summary>
/// What the table draws from: the newest rows, whoever asks, and the rows on the screen. So a change of one request draws
/// one row, and the rest of the page is left alone.
/// </summary>
public sealed class BoardRowCollection : ICollection<BoardRow>
{
    private readonly Dictionary<Guid, BoardTableRow> _drawn = [];
    private BoardRow[] _rows = [];

    /// <summary>The newest rows, in the order of the queue; shared by all boards of the node, and never changed.</summary>
    public IReadOnlyList<BoardRow> Newest => _rows;

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <summary>Takes another version of the rows.</summary>
    public void Take(IReadOnlyList<BoardRow> rows) => _rows = rows as BoardRow[] ?? [.. rows];

    /// <summary>Whether the same requests, about the same products, stand in the same places as in an earlier version.</summary>
    public bool StandAs(IReadOnlyList<BoardRow> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.Count == _rows.Length && before.Zip(_rows).All(pair => pair.First.Id == pair.Second.Id && pair.First.ProductId == pair.Second.ProductId);
    }

    /// <summary>Draws these requests where they are on the screen, marked as changed.</summary>
    public void Draw(IReadOnlyCollection<Guid> changed, DateTimeOffset now)
    {
        foreach (var row in _rows.Where(row => changed.Contains(row.Id)))
        {
            if (_drawn.TryGetValue(row.Id, out var drawn))
                drawn.Show(row, now);
        }
    }

    internal void Enter(BoardTableRow row) => _drawn[row.Row.Id] = row;

    internal void Leave(BoardTableRow row)
    {
        if (_drawn.TryGetValue(row.Row.Id, out var drawn) && drawn == row)
            _drawn.Remove(row.Row.Id);
    }

    /// <inheritdoc/>
    public bool Contains(BoardRow item) => Array.IndexOf(_rows, item) >= 0;

    /// <inheritdoc/>
    public void CopyTo(BoardRow[] array, int arrayIndex) => _rows.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<BoardRow> GetEnumerator() => ((IEnumerable<BoardRow>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<BoardRow>.Add(BoardRow item) => throw new NotSupportedException();

    void ICollection<BoardRow>.Clear() => throw new NotSupportedException();

    bool ICollection<BoardRow>.Remove(BoardRow item) => throw new NotSupportedException();
}
