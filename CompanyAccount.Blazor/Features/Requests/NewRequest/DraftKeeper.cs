using System.Data.Common;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>
/// Keeps the half-filled wizard: one save at a time, the newest form last, again after a passing fault. It stops at a
/// conflict with another window until the person has decided.
/// </summary>
public sealed class DraftKeeper(CurrentActor current, ReadDraft read, SaveDraft save, DiscardDraft discard, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private CancellationTokenSource _pause = new();
    private (TechnicalRequestForm Form, int Step)? _waiting;
    private TechnicalRequestForm _lastSaved = new();
    private Task _saving = Task.CompletedTask;
    private bool _held;

    /// <summary>Raised when what is shown of the draft changed.</summary>
    public event Action? Changed;

    /// <summary>The draft: one draft makes one request.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The version that this window has; 0 before the first save.</summary>
    public int Version { get; private set; }

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why the last save did not go through.</summary>
    public Refusal? Trouble { get; private set; }

    /// <summary>Texts that are on the screen but not in the draft, because they cannot be kept as they are.</summary>
    public IReadOnlyList<FieldFault> LeftOut { get; private set; } = [];

    /// <summary>What the last save held.</summary>
    public TechnicalRequestForm LastSaved => _lastSaved;

    /// <summary>Whether the person has to decide before anything is saved again.</summary>
    public bool HasConflict => Trouble is DraftMovedOn or DraftGone;

    /// <summary>Finds the person's draft and works on it from now on; <see langword="null"/> when there is none.</summary>
    public async Task<Outcome<SavedDraft?>> FindAsync()
    {
        if (!(await ActorAsync()).TryGet(out var actor, out var stranger))
            return stranger;
        var outcome = await read.RunAsync(actor, _leaving.Token);
        if (outcome.TryGet(out var draft, out var refusal))
        {
            Take(draft);
            return draft;
        }

        return refusal is DraftGone ? (SavedDraft?)null : refusal;
    }

    /// <summary>Saves this form as soon as the save under way has ended; the task ends when nothing waits any more or a conflict stopped it.</summary>
    public Task SaveAsync(TechnicalRequestForm form, int step)
    {
        if (_held || HasConflict)
            return Task.CompletedTask;
        _waiting = (form, step);
        if (_saving.IsCompleted)
            _saving = SaveWaitingAsync();
        return _saving;
    }

    /// <summary>Ends the save under way and starts no other: the draft is about to become a request, or to go.</summary>
    public async Task HoldAsync()
    {
        _held = true;
        _waiting = null;
        await _pause.CancelAsync();
        await _saving;
    }

    /// <summary>Saves again from now on.</summary>
    public void Resume()
    {
        _pause.Dispose();
        _pause = new();
        _held = false;
    }

    /// <summary>Keeps this window's form over what another window saved.</summary>
    public async Task KeepMineAsync(TechnicalRequestForm form, int step)
    {
        var found = await FindAsync();
        if (found.IsRefused)
            return;
        if (found.Value is null)
            Restart();
        Trouble = null;
        await SaveAsync(form, step);
    }

    /// <summary>Goes on under a new id: what this window holds becomes a draft of its own.</summary>
    public Task BeginAnewAsync(TechnicalRequestForm form, int step)
    {
        Restart();
        return SaveAsync(form, step);
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<Refusal?> DiscardAsync()
    {
        await HoldAsync();
        try
        {
            if (!(await ActorAsync()).TryGet(out var actor, out var stranger))
                return stranger;
            var outcome = await discard.RunAsync(actor, Id, _leaving.Token);
            if (!outcome.IsRefused)
                Restart();
            return outcome.Refusal;
        }
        finally
        {
            Resume();
        }
    }

    /// <summary>Who fills in the wizard, as of now; <see cref="TemporarilyUnavailable"/> while the database cannot say.</summary>
    public async Task<Outcome<Actor>> ActorAsync()
    {
        try
        {
            return await current.FindAsync(CancellationToken.None) is { } actor ? actor : new NotAllowed();
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException { InnerException: DbException })
        {
            return new TemporarilyUnavailable();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _pause.CancelAsync();
        await _saving;
        _pause.Dispose();
        _leaving.Dispose();
    }

    private void Restart()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow());
        (Version, SavedAt, Trouble, LeftOut, _lastSaved, _waiting) = (0, null, null, [], new(), null);
    }

    private void Take(SavedDraft draft)
    {
        (Id, Version, SavedAt, _lastSaved) = (draft.Id, draft.Version, draft.SavedAt, draft.Form);
        Trouble = null;
    }

    private async Task SaveWaitingAsync()
    {
        while (_waiting is { } next)
        {
            _waiting = null;
            Trouble = await SaveOnceAsync(next.Form, next.Step);
            Changed?.Invoke();
            if (HasConflict || _held || _leaving.IsCancellationRequested)
                return;
            if (Trouble is not TemporarilyUnavailable)
                continue;
            _waiting ??= next;
            // The database is away for a while: the draft is tried again until it is back.
            await Task.Delay(RetryPause, time, _pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task<Refusal?> SaveOnceAsync(TechnicalRequestForm form, int step)
    {
        if (!(await ActorAsync()).TryGet(out var actor, out var stranger))
            return stranger;
        // A save that has begun is ended even when the page is left: that is when it matters most.
        var savable = Savable(form);
        var outcome = await save.RunAsync(actor, Id, Version, savable, step, CancellationToken.None);
        if (outcome.TryGet(out var draft, out var refusal))
            Take(draft);
        return refusal;
    }

    private TechnicalRequestForm Savable(TechnicalRequestForm form)
    {
        var subject = Unkeepable(FieldText.FaultOf(nameof(form.Subject), form.Subject, RequestText.SubjectLimit));
        var description = Unkeepable(FieldText.FaultOf(nameof(form.Description), form.Description, RequestText.BodyLimit));
        LeftOut = [.. new[] { subject, description }.OfType<FieldFault>()];
        return form with
        {
            Subject = subject is null ? form.Subject : _lastSaved.Subject,
            Description = description is null ? form.Description : _lastSaved.Description,
        };
    }

    private static FieldFault? Unkeepable(FieldFault? fault) => fault?.Fault is Fault.Required ? null : fault;
}
