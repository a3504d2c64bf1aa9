using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>Holds what is being written until it is sent, through refusals, refreshes, lost connections and restarts.</summary>
public sealed partial class AnswerBox
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _keeping = new(1);
    private readonly TypingPause _typing = new(TimeSpan.FromMilliseconds(800));
    private ElementReference _box;
    private ElementReference _question;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keeper;
    private RequestAction? _action;
    private string _text = "";
    private (RequestAction Action, string Text) _kept;
    private (MessageText Text, RequestAction Action)? _attempt;
    private FieldFault? _fault;
    private Refusal? _refusal;
    private DateTimeOffset? _keptAt;
    private long? _sentAt;
    private bool _confirming;
    private bool _opened;
    private bool _focusQuestion;
    private bool _busy;

    [Inject]
    private SaveReplyDraft SaveDraft { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> R { get; set; } = null!;

    /// <summary>The request as it stands on the screen.</summary>
    [Parameter, EditorRequired]
    public RequestDetails Details { get; set; } = null!;

    /// <summary>Whether the reader is of the vendor.</summary>
    [Parameter]
    public bool IsStaff { get; set; }

    /// <summary>Sends; tells why it was refused.</summary>
    [Parameter, EditorRequired]
    public Func<RequestAction, MessageText, Task<Refusal?>> OnSend { get; set; } = null!;

    private IReadOnlyList<RequestAction> Offered => [.. RequestVerbs.OfTextBox.Where(Details.Actions.Contains)];

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private bool Reopens => _action is RequestAction.Answer && Details.Request.Status is RequestStatus.SolutionProvided;

    private string LabelKey => Reopens ? "Label_Reopen" : $"Label_{_action ?? RequestAction.Reply}";

    private string SendKey => Reopens ? "Send_Reopen" : $"Send_{_action ?? RequestAction.Reply}";

    private int Limit => _action is RequestAction.Cancel ? RequestText.ReasonLimit : RequestText.BodyLimit;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Details.Draft is { } draft)
        {
            (_text, _action, _keptAt) = (draft.Body, draft.Action, draft.SavedAt);
            _kept = (draft.Action, draft.Body);
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_busy)
            return;
        ChooseWhatIsOffered();
    }

    private void ChooseWhatIsOffered()
    {
        // What was meant for the customer must never become a note by itself, nor a note a message: the person chooses anew.
        if (_action is { } chosen && !Offered.Contains(chosen))
            _action = null;
        if (_action is null && (_text.Length == 0 || Offered.Count == 1))
            _action = Offered.Count > 0 && (_text.Length == 0 || Offered[0] is RequestAction.Answer) ? Offered[0] : null;
        _confirming &= _action is RequestAction.Cancel;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Offered.Count > 0)
            await StartKeepingAsync();
        if (!_focusQuestion)
            return;
        _focusQuestion = false;
        await _question.FocusAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        _typing.Dispose();
        try
        {
            if (_keeper is not null)
            {
                await _keeper.InvokeVoidAsync("stop");
                await _keeper.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left; what it had not sent is in its own storage.
        }
    }

    private bool Waits => !_opened && _text.Length == 0 && _files is not { IsEmpty: false } && _fault is null && _refusal is null && !_confirming;

    private void Choose(RequestAction action)
    {
        _action = action;
        _opened = true;
        _confirming = false;
        if (_text.Length > 0)
            Check();
        _ = KeepLaterAsync();
    }

    private async Task TypedAsync(string? text)
    {
        if (text is null || text == _text)
            return;
        _text = text;
        _fault = null;
        _confirming = false;
        if (_text.Length > Limit)
            Check();
        await KeepLaterAsync();
    }

    private void Check() => _fault = FieldText.FaultOf(nameof(MessageText.Body), _text, Limit);

    private async Task KeepLaterAsync()
    {
        if (await _typing.ComesAsync(Time, _leaving.Token))
            await KeepNow();
    }

    private async Task KeepNow()
    {
        if (_leaving.IsCancellationRequested || _busy)
            return;
        await _keeping.WaitAsync();
        try
        {
            var (action, text) = (_action ?? _kept.Action, _text);
            if ((action, text) == _kept || (text.Length == 0 && _kept.Text is null or "") || await Current.FindAsync() is not { } actor)
                return;
            if ((await SaveDraft.RunAsync(actor, Details.Number, action, text, CancellationToken.None)).IsRefused)
                return;
            _kept = (action, text);
            _keptAt = text.Length == 0 ? null : Time.GetUtcNow();
            await HeardAsync(text);
        }
        finally
        {
            _keeping.Release();
        }
    }

    private async Task SendOrAsk()
    {
        if (_action is not RequestAction.Cancel)
        {
            await SendAsync();
            return;
        }

        Check();
        _confirming = _focusQuestion = _fault is null;
        if (_fault is not null)
            await _box.FocusAsync();
    }

    private async Task SendAsync()
    {
        // The second click of a double click finds the first under way, or just over.
        if (_busy || _action is not { } action || (_sentAt is { } sent && _text.Length == 0 && Time.GetElapsedTime(sent) < DoubleClick))
            return;
        Check();
        if (_fault is not null)
        {
            await _box.FocusAsync();
            return;
        }

        _busy = true;
        await _typing.EndAsync();
        await _keeping.WaitAsync();
        try
        {
            if (await FilesAreReadyAsync(action))
                await SendOnceAsync(action);
        }
        finally
        {
            _keeping.Release();
            _busy = false;
            ChooseWhatIsOffered();
        }

        await KeepNow();
    }

    private async Task SendOnceAsync(RequestAction action)
    {
        // One id for one text with its files, however often it is tried.
        var uploads = UploadsFor(action);
        if (_attempt is not { } attempt || attempt.Text.Body != _text || attempt.Action != action || !attempt.Text.Uploads.SequenceEqual(uploads))
            _attempt = attempt = (new(Guid.CreateVersion7(Time.GetUtcNow()), _text) { Uploads = uploads }, action);
        var refusal = await OnSend(action, attempt.Text);
        _fault = (refusal as InvalidInput)?.Faults[0];
        _refusal = refusal is InvalidInput ? null : refusal;
        _confirming &= refusal is not null;
        if (refusal is not null)
            return;
        (_text, _attempt, _keptAt, _kept, _sentAt) = ("", null, null, default, Time.GetTimestamp());
        _action = null;
        await HeardAsync(attempt.Text.Body);
        if (uploads.Count > 0)
            await _files!.SentAsync();
    }

    private async Task HeardAsync(string text)
    {
        if (_keeper is not null && !_leaving.IsCancellationRequested)
            await _keeper.InvokeVoidAsync("heard", text);
    }
}
