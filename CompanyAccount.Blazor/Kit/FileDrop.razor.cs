using CompanyAccount.Blazor.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Kit;

/// <summary>The files of a message that is being written. Who sends the message asks <see cref="ReadyAsync"/> first.</summary>
public sealed partial class FileDrop
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<FileToSend> _lines = [];
    private DotNetObjectReference<FileDrop>? _me;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private ElementReference _root;
    private SendHold _hold;
    private Guid _place;
    private bool _listOnly;
    private string _said = "";
    private int _leftOut;
    private bool _heard;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<FileTexts> L { get; set; } = null!;

    /// <summary>Id of what the files are for, a draft or a request: the same place finds the same files again, after a reload too.</summary>
    [Parameter, EditorRequired]
    public Guid Place { get; set; }

    /// <summary>Whether one can act now.</summary>
    [Parameter]
    public bool Enabled { get; set; } = true;

    /// <summary>Whether only the files are shown that are there: nothing is added.</summary>
    [Parameter]
    public bool ListOnly { get; set; }

    /// <summary>Whether there is little room.</summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>Raised when what held the message back is over, and it shall be sent.</summary>
    [Parameter]
    public EventCallback OnReady { get; set; }

    /// <summary>Raised when files came, went or changed their state.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The uploads to attach.</summary>
    public IReadOnlyList<Guid> Uploads => [.. _lines.Where(line => line.State is UploadState.Done).Select(line => line.Id).OfType<Guid>()];

    /// <summary>Whether there is no file.</summary>
    public bool IsEmpty => _lines.Count == 0;

    private int Most => Limits.FilesPerMessage;

    private long Bytes => Limits.FileBytes;

    private bool IsComing => _lines.Any(line => line.IsComing);

    private bool IsUndecided => _lines.Any(line => !line.IsComing && line.State is not UploadState.Done);

    // Before the script listens, a file that is chosen would be lost.
    private bool Live => Enabled && _heard && RendererInfo.IsInteractive;

    /// <summary>Whether the message can be sent now; otherwise the person is told why, and what comes by itself raises <see cref="OnReady"/>.</summary>
    public async Task<bool> ReadyAsync()
    {
        // What an earlier page left is not known at once: sent now, it would be forgotten.
        _hold = IsUndecided ? SendHold.Undecided : IsComing || !_heard ? SendHold.Coming : SendHold.None;
        StateHasChanged();
        return _hold is SendHold.None && await HoldsNoSecretsAsync();
    }

    /// <summary>The message was sent: its files are the server's now.</summary>
    public Task SentAsync() => TellAsync("sent");

    /// <summary>Nothing of it is wanted any more.</summary>
    public Task DropAsync() => TellAsync("drop");

    /// <summary>The message goes on under another name.</summary>
    public Task MoveAsync(Guid place)
    {
        _place = place;
        return TellAsync("move", place);
    }

    /// <summary>The browser tells how its files stand.</summary>
    /// <param name="lines">All of them.</param>
    /// <param name="leftOut">How many were not taken because the message is full.</param>
    [JSInvokable]
    public Task HearAsync(IReadOnlyList<FileToSend> lines, int leftOut) => InvokeAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (_leaving.IsCancellationRequested)
            return;
        Announce(_lines, lines);
        // What was left out is said until there is room again.
        if (leftOut > 0 || lines.Count < _lines.Count)
            _leftOut = leftOut;
        _lines = lines;
        _secrets = [.. _secrets.Where(secret => lines.Any(line => line.Key == secret.File.Key))];
        await SettleAsync();
    });

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Who goes back to change something does not send yet.
        if (_listOnly != ListOnly)
            Stay();
        _listOnly = ListOnly;
        if (_place == Place)
            return;
        _place = Place;
        if (_script is not null)
            await TellAsync("follow", Place, await KnownAsync());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !RendererInfo.IsInteractive)
            return;
        try
        {
            _me = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "./Kit/FileDrop.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _leaving.Token, _root, _me, Options());
            if (_script is not null)
                await _script.InvokeVoidAsync("ready", _leaving.Token, [await KnownAsync()]);
            _heard = true;
            await SettleAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && _leaving.IsCancellationRequested)
        {
            // The page was left as soon as it was opened.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left; what was unfinished is in its own storage.
        }

        _me?.Dispose();
    }

    private async Task TellAsync(string what, params object?[] facts)
    {
        if (_script is not null && !_leaving.IsCancellationRequested)
            await _script.InvokeVoidAsync(what, facts);
    }

    // What the message waited for may have come, or fail to.
    private async Task SettleAsync()
    {
        var waited = _hold is SendHold.Coming;
        if (_hold is not SendHold.None)
            _hold = IsUndecided ? SendHold.Undecided : waited && (IsComing || !_heard) ? SendHold.Coming : SendHold.None;
        StateHasChanged();
        await OnChanged.InvokeAsync();
        if (waited && _hold is SendHold.None)
            await OnReady.InvokeAsync();
    }

    private void Stay() => (_hold, _secrets) = (SendHold.None, []);

    // Said once, and only what ends: who hears the page is not told of every piece.
    private void Announce(IReadOnlyList<FileToSend> before, IReadOnlyList<FileToSend> now)
    {
        var ended = now.Where(line => line.State is UploadState.Done ? before.Any(old => old.Key == line.Key && old.State is not UploadState.Done) : line.State is UploadState.Failed && !before.Any(old => old.Key == line.Key && old.State is UploadState.Failed)).ToList();
        if (ended.Count > 0)
            _said = string.Join(" ", ended.Select(line => L[line.State is UploadState.Done ? "Said_Done" : "Said_Failed", line.Name].Value));
    }

    private object Options() => new
    {
        place = Place,
        endpoint = "/files/uploads",
        most = Most,
        bytes = Bytes,
        texts = new
        {
            units = FileSizes.Units.Select(unit => L[unit].Value).ToArray(),
            of = L["Amount_Of"].Value,
            speed = L["Amount_Speed"].Value,
            lost = L["State_Lost"].Value,
            seconds = L["Left_Seconds"].Value,
            minutes = L["Left_Minutes"].Value,
            hours = L["Left_Hours"].Value,
            pasted = L["Pasted"].Value,
        },
    };
}
