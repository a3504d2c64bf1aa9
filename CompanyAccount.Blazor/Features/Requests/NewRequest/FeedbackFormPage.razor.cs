using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>Gratitude or a complaint: about whom, about which open request, and what happened.</summary>
public sealed partial class FeedbackFormPage
{
    private FeedbackForm _form = new();
    private FeedbackChoices _choices = new([], []);
    private IReadOnlyList<FieldFault> _faults = [];
    private Refusal? _refusal;
    private Guid _formId;
    private bool _busy;
    private string? _focusNext;

    [Inject]
    private SubmitFeedback Submitting { get; set; } = null!;

    [Inject]
    private ReadFeedbackChoices ReadChoices { get; set; } = null!;

    [Inject]
    private ReadRequest ReadOne { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<WizardTexts> L { get; set; } = null!;

    /// <summary>The ended feedback that this one goes on from.</summary>
    [SupplyParameterFromQuery(Name = "follows")]
    private string? Follows { get; set; }

    private bool CanAct => !_busy && RendererInfo.IsInteractive;

    private IReadOnlyList<(FeedbackKind, string, string?)> Kinds =>
        [.. Enum.GetValues<FeedbackKind>().Select(kind => (kind, L[$"Feedback_{kind}"].Value, (string?)L[$"Feedback_{kind}Text"].Value))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync() is not { } actor || !(await ReadChoices.RunAsync(actor, CancellationToken.None)).TryGet(out var choices, out _))
        {
            Navigation.NotFound();
            return;
        }

        _choices = choices;
        _formId = Guid.CreateVersion7(Time.GetUtcNow());
        if (await FollowedUp.FindAsync(ReadOne, actor, Follows, RequestCategory.Feedback) is { } ended)
            _form = _form with { Kind = ended.FeedbackKind, AboutEngineer = ended.FeedbackEngineer is not null, Engineer = ended.FeedbackEngineer ?? "", Subject = ended.Subject, FollowsUp = ended.Number };
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is not { } id)
            return;
        _focusNext = null;
        await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "./Features/Requests/NewRequest/NewRequestPage.razor.js");
        await script.InvokeVoidAsync("focusOn", id);
    }

    private FieldFault? FaultAt(string field) => _faults.FirstOrDefault(fault => fault.Field == field);

    private async Task SubmitAsync()
    {
        if (_busy)
            return;
        (_busy, _refusal) = (true, null);
        var outcome = await Current.FindAsync() is { } actor ? await Submitting.RunAsync(actor, _formId, _form, CancellationToken.None) : new NotAllowed();
        if (outcome.TryGet(out var number, out var refusal))
        {
            Navigation.NavigateTo($"/requests/{number}?created=1");
            return;
        }

        _busy = false;
        _faults = refusal is InvalidInput input ? input.Faults : [];
        _refusal = refusal is InvalidInput ? null : refusal;
        _focusNext = _faults.Count == 0 ? null : $"field-{_faults[0].Field}";
    }
}
