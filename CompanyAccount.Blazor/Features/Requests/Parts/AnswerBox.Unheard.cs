using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

public sealed partial class AnswerBox
{
    // What this tab typed while the server did not hear it is newer than the draft.
    private async Task StartKeepingAsync()
    {
        var unheard = await ReadUnheardAsync();
        if (string.IsNullOrEmpty(unheard) || unheard == _text)
            return;
        _text = unheard;
        Check();
        StateHasChanged();
        await KeepNow();
    }

    private async Task<string?> ReadUnheardAsync()
    {
        try
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "./Features/Requests/Parts/AnswerBox.razor.js");
            _keeper = await _module.InvokeAsync<IJSObjectReference>("keep", _leaving.Token, _box, $"answer:{Details.Number}");
            return _keeper is null ? null : await _keeper.InvokeAsync<string?>("unheard", _leaving.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && _leaving.IsCancellationRequested)
        {
            // A panel closed as soon as it was opened keeps nothing.
            return null;
        }
    }
}
