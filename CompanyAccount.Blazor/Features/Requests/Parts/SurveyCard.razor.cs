using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Core.Surveys.Reads;
using CompanyAccount.Core.Surveys.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>Reads the survey of a closed request and takes its author's answer. What is being typed is left alone by a live refresh.</summary>
public sealed partial class SurveyCard
{
    private SurveyView? _view;
    private IReadOnlyList<FieldFault> _faults = [];
    private Refusal? _refusal;
    private int? _rating;
    private string? _comment;
    private bool _busy;
    private bool _thanked;

    [Inject]
    private ReadSurvey Read { get; set; } = null!;

    [Inject]
    private AnswerSurvey Answer { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> R { get; set; } = null!;

    /// <summary>The closed request.</summary>
    [Parameter, EditorRequired]
    public RequestNumber Number { get; set; }

    /// <summary>Its id.</summary>
    [Parameter, EditorRequired]
    public Guid RequestId { get; set; }

    /// <summary>Whether the reader is the one who is asked.</summary>
    [Parameter]
    public bool IsAuthor { get; set; }

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private bool MayAnswer => IsAuthor && _view?.State is SurveyState.Open or SurveyState.Answered;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Topic.Request(RequestId));
        await RefreshAsync();
        (_rating, _comment) = (_view?.Rating, _view?.Comment);
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        if (await Current.FindAsync(Leaving) is { } actor && (await Read.RunAsync(actor, Number, Leaving)).TryGet(out var view, out _))
            _view = view;
        else
            _view = null;
    }

    private FieldFault? FaultAt(string field) => _faults.FirstOrDefault(fault => fault.Field == field);

    private string Line(SurveyView view) => (view.State, view.OpenUntil) switch
    {
        (SurveyState.Answered, { } until) => L[_thanked ? "Survey_Thanks" : "Survey_Until", Clock.Deadline(until)],
        _ => L["Survey_Who"],
    };

    private async Task AnswerAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var form = new SurveyForm { Rating = _rating, Comment = _comment };
            var refusal = await Current.FindAsync(Leaving) is { } actor ? (await Answer.RunAsync(actor, Number, form, Leaving)).Refusal : new NotFound();
            _faults = refusal is InvalidInput input ? input.Faults : [];
            _refusal = refusal is InvalidInput ? null : refusal;
            _thanked = refusal is null;
            await RefreshAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
