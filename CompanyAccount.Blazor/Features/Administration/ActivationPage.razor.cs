using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>A request for an activation, and the contract that one confirmation makes of it, filled in.</summary>
public sealed partial class ActivationPage
{
    private Actor? _actor;
    private PendingActivation? _pending;
    private SupportTerms? _terms;
    private bool _isOpen;
    private string _certificate = "";
    private SupportLevel _level;
    private DateOnly _from;
    private DateOnly _to;
    private string _contacts = "";
    private string _answer = "";
    private Guid _answerId;
    private IReadOnlyList<FieldFault> _faults = [];
    private Refusal? _refusal;
    private bool _busy;

    [Inject]
    private ReadActivations Read { get; set; } = null!;

    [Inject]
    private ReadSupportTerms Terms { get; set; } = null!;

    [Inject]
    private ActivateContract Activate { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ContractTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    /// <summary>The request's number.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private NamedContactList List => NamedContactList.Parse(_contacts, _terms?.Of(_level).NamedContacts ?? 0);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Topic.Contracts, Topic.OpenRequests);
        _actor = await Current.FindAsync(Leaving);
        if (await FindAsync() is not { } found)
        {
            Navigation.NotFound();
            return;
        }

        var (queue, pending) = found;
        var asked = pending.Request.Activation!;
        _terms = (await Terms.RunAsync(_actor!, Leaving)).Value;
        (_pending, _isOpen, _answerId) = (pending, true, Guid.CreateVersion7(Time.GetUtcNow()));
        (_certificate, _level, _contacts) = (asked.Certificate, asked.Level ?? SupportLevel.MsaStart, pending.Contacts.ToString());
        (_from, _to) = (queue.Today, queue.Today.AddYears(1).AddDays(-1));
        _answer = L["Activate_AnswerText", L[$"Level_{_level}"].Value, _certificate];
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        // What the Operator has typed stays, whatever becomes of the request.
        var found = await FindAsync();
        _isOpen = found is not null;
        if (found is { Pending: var pending })
            _pending = pending;
    }

    private async Task<(PendingActivations Queue, PendingActivation Pending)?> FindAsync() =>
        _actor is not null && RequestNumber.TryParse(Number, out var number)
        && (await Read.RunAsync(_actor, number, Leaving)).TryGet(out var queue, out _) && queue.Rows is [var pending]
            ? (queue, pending)
            : null;

    private FieldFault? FaultAt(string field) => _faults.FirstOrDefault(fault => fault.Field == field);

    private string? Invalid(string field) => FaultAt(field) is null ? null : "true";

    private async Task ActivateAsync()
    {
        if (_busy)
            return;
        (_busy, _faults, _refusal) = (true, [], null);
        try
        {
            var choice = new ActivationChoice(_certificate, _level, _from, _to, _contacts);
            var outcome = await Current.FindAsync(Leaving) is { } actor
                ? await Activate.RunAsync(actor, _pending!.Request.Id, _pending.Request.Version, choice, new(_answerId, _answer), CancellationToken.None)
                : new NotAllowed();
            if (outcome.TryGet(out var contract, out var refusal))
                Navigation.NavigateTo($"/admin/contracts/{contract}?activated=1");
            else if (refusal is InvalidInput input)
                _faults = input.Faults;
            else
                _refusal = refusal;
        }
        finally
        {
            _busy = false;
        }
    }
}
