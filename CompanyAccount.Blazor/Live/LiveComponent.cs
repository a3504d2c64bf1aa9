using CompanyAccount.Core.Live;
using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Blazor.Live;

/// <summary>
/// A component that follows topics and reads again when they change. The first hint is shown at once; hints that come
/// faster than the pace are shown together, so that a storm of changes costs an open page two refreshes.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _leaving = new();
    private LiveFollower? _follower;
    private Task _loop = Task.CompletedTask;
    private Topic[] _topics = [];

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>Ends when the component leaves the page.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <summary>Follows these topics from now on, instead of earlier ones. While prerendering it does nothing: nobody would see the change.</summary>
    /// <remarks>Call it before the first read, so that no change falls between the two.</remarks>
    protected void Follow(params Topic[] topics)
    {
        if (!RendererInfo.IsInteractive || _leaving.IsCancellationRequested || topics.SequenceEqual(_topics))
            return;
        _follower?.Dispose();
        _topics = topics;
        _follower = Feed.Follow(topics);
        _loop = LoopAsync(_follower);
    }

    /// <summary>Reads again, through the same read as at first, and so with the rights of now; rendering follows by itself.</summary>
    protected abstract Task RefreshAsync();

    /// <summary>Reads again and draws. A component that knows which part of it changed may draw that part alone.</summary>
    protected virtual async Task ShowAgainAsync()
    {
        await RefreshAsync();
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _follower?.Dispose();
        await _loop;
        _leaving.Dispose();
        await LeaveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a component has to let go of besides.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    private async Task LoopAsync(LiveFollower follower)
    {
        try
        {
            while (await follower.Hints.WaitToReadAsync(Leaving))
            {
                while (follower.Hints.TryRead(out _))
                {
                }

                await InvokeAsync(async () =>
                {
                    if (!_leaving.IsCancellationRequested)
                        await ShowAgainAsync();
                });
                // What changes meanwhile is shown together: a storm costs an open page few refreshes.
                await Task.Delay(Pace, Time, Leaving);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The component has left the page.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
