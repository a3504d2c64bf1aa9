namespace CompanyAccount.Blazor.Kit;

/// <summary>Waits until a person pauses in typing, so that a search runs once and not for each letter.</summary>
public sealed class TypingPause : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? _typing;

    /// <summary>Whether somebody is typing: what stands in the field is newer than what was searched for.</summary>
    public bool IsTyping => _typing is { IsCancellationRequested: false };

    /// <summary>Waits for the pause after a letter.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="leaving">Ends the wait when the page is left.</param>
    /// <returns>Whether the pause came; <see langword="false"/> when another letter did, or the page was left.</returns>
    public async Task<bool> ComesAsync(TimeProvider time, CancellationToken leaving)
    {
        if (_typing is not null)
            await _typing.CancelAsync();
        using var typing = _typing = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        try
        {
            // One search for a word, not one for each letter.
            await Task.Delay(Length, time, typing.Token);
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

    /// <inheritdoc/>
    public void Dispose() => _typing?.Dispose();
}
