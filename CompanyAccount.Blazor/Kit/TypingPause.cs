namespace CompanyAccount.Blazor.Kit;

/// <summary>Waits until a person pauses in typing, so that a search or a save runs once and not for each letter.</summary>
/// <param name="length">How long a pause is.</param>
public sealed class TypingPause(TimeSpan length) : IDisposable
{
    /// <summary>The pause after which a search runs.</summary>
    public TypingPause()
        : this(TimeSpan.FromMilliseconds(300))
    {
    }

    private CancellationTokenSource? _typing;

    /// <summary>Whether somebody is typing: what stands in the field is newer than what was searched for.</summary>
    public bool IsTyping => _typing is { IsCancellationRequested: false };

    /// <summary>Waits for the pause after a letter.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="leaving">Ends the wait when the page is left.</param>
    /// <returns>Whether the pause came; <see langword="false"/> when another letter did, or the page was left.</returns>
    public async Task<bool> ComesAsync(TimeProvider time, CancellationToken leaving)
    {
        await EndAsync();
        using var typing = _typing = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        try
        {
            // Whoever types on begins the wait anew: what comes of it is asked for once, not with each letter.
            await Task.Delay(length, time, typing.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            if (_typing == typing)
                _typing = null;
        }
    }

    /// <summary>Ends the wait: what was typed is used already.</summary>
    public Task EndAsync() => _typing is null ? Task.CompletedTask : _typing.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _typing?.Dispose();
}
