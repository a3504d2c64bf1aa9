using CompanyAccount.Core.Requests.Reads;

namespace CompanyAccount.Blazor.Features.Requests.Export;

/// <summary>How far a file of the list came.</summary>
public enum ExportState
{
    /// <summary>Waits for the browser to fetch it.</summary>
    Ready,

    /// <summary>Is being written.</summary>
    Running,

    /// <summary>Is written to its end.</summary>
    Done,

    /// <summary>The person stopped it, here or in the browser.</summary>
    Canceled,

    /// <summary>Could not be written to its end.</summary>
    Failed,
}

/// <summary>A file of the list, from the moment when a page offers it. Written once; the page that offers it sees how far it is.</summary>
public sealed class ExportJob : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private volatile int _written;
    private ExportState _state;

    internal ExportJob(Guid id, Guid personId, RequestListFilter filter, DateTimeOffset offeredAt) =>
        (Id, PersonId, Filter, OfferedAt) = (id, personId, filter, offeredAt);

    /// <summary>A random id: the file's address.</summary>
    public Guid Id { get; }

    /// <summary>Whose it is; nobody else can fetch it.</summary>
    public Guid PersonId { get; }

    /// <summary>What is in it.</summary>
    public RequestListFilter Filter { get; }

    /// <summary>When it was offered, UTC.</summary>
    public DateTimeOffset OfferedAt { get; }

    /// <summary>How many rows are written.</summary>
    public int Written => _written;

    /// <summary>How far it came.</summary>
    public ExportState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Ended when the person stops it.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Stops it, if it is not over.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            if (_state is not (ExportState.Ready or ExportState.Running))
                return;
            _state = ExportState.Canceled;
        }

        _stop.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Begins to write it.</summary>
    /// <returns>Whether it was there to be written: it is written once.</returns>
    internal bool TryBegin() => TryMove(ExportState.Ready, ExportState.Running);

    internal void Count(int rows) => _written += rows;

    internal void End(bool whole) => TryMove(ExportState.Running, whole ? ExportState.Done : ExportState.Failed);

    private bool TryMove(ExportState from, ExportState to)
    {
        lock (_lock)
        {
            if (_state != from)
                return false;
            _state = to;
            return true;
        }
    }
}
