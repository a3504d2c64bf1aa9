using System.Globalization;
using CompanyAccount.Blazor.Features.Administration.Parts;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Contracts.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>The terms of support: what was, is and will be in force, and new ones from a day on. For Operators; for everybody else there is no such page.</summary>
public sealed partial class TermsPage
{
    private Actor? _actor;
    private TermsHistory? _history;
    private DateOnly? _shownFrom;
    private TermsForm? _form;
    private TermsHistory? _draftedOn;
    private TermsEditor? _editor;
    private TermsEffect? _effect;
    private IReadOnlyDictionary<string, FieldFault> _faults = new Dictionary<string, FieldFault>();
    private DateOnly? _asked;
    private Refusal? _refusal;
    private string _said = "";
    private string? _focus;
    private bool _busy;

    [Inject]
    private ReadTermsHistory Read { get; set; } = null!;

    [Inject]
    private ReadTermsEffect ReadEffect { get; set; } = null!;

    [Inject]
    private ChangeTerms Change { get; set; } = null!;

    [Inject]
    private WithdrawTerms Withdraw { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<TermsTexts> L { get; set; } = null!;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private TermsEntry? Shown => _history?.Entries.FirstOrDefault(entry => entry.Terms.EffectiveFrom == _shownFrom)
        ?? _history?.Entries.FirstOrDefault(entry => entry.Stage is TermsStage.InForce);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Topic.SupportTerms);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } field || _editor is null)
            return;
        _focus = null;
        await _editor.FocusAsync(field);
    }

    /// <inheritdoc/>
    protected override Task RefreshAsync() => ReadAsync();

    private static string ToneOf(TermsStage stage) => stage switch
    {
        TermsStage.InForce => "tone-good",
        TermsStage.ToCome => "tone-info",
        TermsStage.Past => "tone-quiet",
    };

    private static string SignOf(TermsStage stage) => stage switch
    {
        TermsStage.InForce => "check",
        TermsStage.ToCome => "clock",
        TermsStage.Past => "stop",
    };

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Leaving)).TryGet(out var history, out _))
            return false;
        _history = history;
        return true;
    }

    private string DayOf(DateOnly day) => day.ToString(L["Date"], CultureInfo.CurrentCulture);

    private void Show(TermsEntry entry)
    {
        (_shownFrom, _asked, _refusal, _said) = (entry.Terms.EffectiveFrom, null, null, "");
        LeaveDraft();
    }

    private void Draft(TermsEntry entry)
    {
        // From the first of the next month, as terms usually do.
        var month = _history!.Today.AddMonths(1);
        Edit(entry, new(month.Year, month.Month, 1));
    }

    private void Edit(TermsEntry entry) => Edit(entry, entry.Terms.EffectiveFrom);

    private void Edit(TermsEntry entry, DateOnly from)
    {
        LeaveDraft();
        (_shownFrom, _asked, _refusal, _said) = (entry.Terms.EffectiveFrom, null, null, "");
        (_form, _draftedOn, _focus) = (TermsForm.Of(entry.Terms, from), _history, nameof(TermsForm.From));
    }

    private void LeaveDraft()
    {
        (_form, _draftedOn, _effect) = (null, null, null);
        _faults = new Dictionary<string, FieldFault>();
    }

    private async Task SaveAsync()
    {
        // What stood on the screen when the draft was begun: somebody else's terms of the same day are not overwritten unseen.
        var seen = _draftedOn!.Entries.FirstOrDefault(entry => entry.Terms.EffectiveFrom == _form!.From)?.Version;
        var outcome = await AskAsync(actor => Change.RunAsync(actor, _form!, seen, Leaving));
        if (!outcome.TryGet(out var terms, out _))
            return;
        LeaveDraft();
        _shownFrom = terms.EffectiveFrom;
        _said = L["Saved", DayOf(terms.EffectiveFrom)];
        await ReadAsync();
    }

    private async Task TryAsync()
    {
        _effect = null;
        if ((await AskAsync(actor => ReadEffect.RunAsync(actor, _form!, Leaving))).TryGet(out var effect, out _))
            _effect = effect;
    }

    private async Task WithdrawAsync(TermsEntry entry)
    {
        _asked = null;
        if ((await AskAsync(actor => Withdraw.RunAsync(actor, entry.Terms.EffectiveFrom, entry.Version, Leaving))).IsRefused)
            return;
        if (_shownFrom == entry.Terms.EffectiveFrom)
            Show(entry);
        _said = L["Withdrawn", DayOf(entry.Terms.EffectiveFrom)];
        await ReadAsync();
    }

    /// <summary>Asks Core; faults go to their cells, every other refusal above the list.</summary>
    private async Task<Outcome<T>> AskAsync<T>(Func<Actor, Task<Outcome<T>>> call)
    {
        (_busy, _refusal, _said) = (true, null, "");
        _faults = new Dictionary<string, FieldFault>();
        try
        {
            var outcome = await Current.FindAsync(Leaving) is { } actor ? await call(actor) : new NotAllowed();
            if (outcome.Refusal is InvalidInput { Faults: var faults })
            {
                _faults = faults.DistinctBy(fault => fault.Field).ToDictionary(fault => fault.Field);
                _focus = faults[0].Field;
            }
            else
            {
                _refusal = outcome.Refusal;
            }

            return outcome;
        }
        finally
        {
            _busy = false;
        }
    }
}
