using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>A question about the portal: topic, subject, description, files.</summary>
public sealed partial class PortalQuestionPage
{
    private PortalQuestionForm _form = new();
    private IReadOnlyList<FieldFault> _faults = [];
    private Refusal? _refusal;
    private Guid _formId;
    private bool _busy;
    private string? _focusNext;
    private FileDrop? _files;

    [Inject]
    private SubmitPortalQuestion Submitting { get; set; } = null!;

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

    /// <summary>The topic that a link came with.</summary>
    [SupplyParameterFromQuery(Name = "topic")]
    private string? TopicName { get; set; }

    /// <summary>The masked activation code of a license conflict, as the page of licenses shows it.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    private string? Code { get; set; }

    /// <summary>The ended question that this one goes on from.</summary>
    [SupplyParameterFromQuery(Name = "follows")]
    private string? Follows { get; set; }

    private bool CanAct => !_busy && RendererInfo.IsInteractive;

    private IReadOnlyList<(PortalTopic, string, string?)> Topics =>
        [.. Enum.GetValues<PortalTopic>().Select(topic => (topic, L[$"Topic_{topic}"].Value, (string?)L[$"Topic_{topic}Text"].Value))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync() is not { } actor || !actor.May(Right.OpenRequests))
        {
            Navigation.NotFound();
            return;
        }

        _formId = Guid.CreateVersion7(Time.GetUtcNow());
        if (await FollowedUp.FindAsync(ReadOne, actor, Follows, RequestCategory.Portal) is { } ended)
            _form = _form with { Topic = ended.Topic, Subject = ended.Subject, FollowsUp = ended.Number };
        if (!Enum.TryParse<PortalTopic>(TopicName, out var topic) || !Enum.IsDefined(topic))
            return;
        _form = _form with { Topic = topic };
        _mayInvite = actor.May(Right.ManagePeople);
        if (topic is PortalTopic.LicenseConflict && Code is { Length: > 0 and <= 40 })
            _form = _form with { Subject = L["Conflict_Subject", Code], Description = L["Conflict_Description", Code] };
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
        if (_files is not null && !await _files.ReadyAsync())
        {
            _busy = false;
            return;
        }

        var form = Filled() with { Uploads = _files?.Uploads ?? [] };
        var outcome = await Current.FindAsync() is { } actor ? await Submitting.RunAsync(actor, _formId, form, CancellationToken.None) : new NotAllowed();
        if (outcome.TryGet(out var number, out var refusal))
        {
            if (_files is not null)
                await _files.SentAsync();
            Navigation.NavigateTo($"/requests/{number}?created=1");
            return;
        }

        _busy = false;
        _faults = refusal is InvalidInput input ? input.Faults : [];
        _refusal = refusal is InvalidInput ? null : refusal;
        _focusNext = _faults.Count == 0 ? null : _faults[0].Field is nameof(PortalQuestionForm.Topic) ? $"field-Topic-{PortalTopic.PortalWork}" : $"field-{_faults[0].Field}";
    }
}
