using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Contracts.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>One support contract as an Operator keeps it: other contacts, a renewal, an early end.</summary>
public sealed partial class ContractPage
{
    private Actor? _actor;
    private OpenedContract? _opened;
    private Refusal? _refusal;
    private string _said = "";
    private string _contacts = "";
    private string _kept = "";
    private DateOnly _renewTo;
    private string _reason = "";
    private int _reads;
    private bool _busy;

    [Inject]
    private ReadContract Read { get; set; } = null!;

    [Inject]
    private ChangeNamedContacts Change { get; set; } = null!;

    [Inject]
    private RenewContract Renew { get; set; } = null!;

    [Inject]
    private EndContract End { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ContractTexts> L { get; set; } = null!;

    /// <summary>The contract.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Whether it was activated a moment ago.</summary>
    [SupplyParameterFromQuery(Name = "activated")]
    private string? Activated { get; set; }

    private SupportContract Contract => _opened!.View.Contract;

    private NamedContactList List => NamedContactList.Parse(_contacts, Contract.Terms.NamedContacts);

    private bool IsOtherList => _contacts != _kept;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Topic.Contracts);
        if (!await ReadAsync())
        {
            Navigation.NotFound();
            return;
        }

        _renewTo = Contract.ValidTo.AddYears(1);
        if (Activated is not null)
            _said = L["Activate_Done"];
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Id, Leaving)).TryGet(out var opened, out _))
            return false;
        var list = string.Join('\n', opened.View.Contacts.Select(contact => $"{contact.Name} | {contact.Email} | {contact.Phone}"));
        // What is being typed stays; what was not touched follows.
        if (_opened is null || !IsOtherList)
            _contacts = list;
        (_opened, _kept) = (opened, list);
        _reads++;
        return true;
    }

    private Task ChangeContactsAsync() => DoAsync(actor => Change.RunAsync(actor, Id, Contract.Version, _contacts, CancellationToken.None), "Change_Contacts_Done", () => _contacts = _kept);

    private Task RenewAsync() => DoAsync(actor => Renew.RunAsync(actor, Id, Contract.Version, _renewTo, CancellationToken.None), "Renew_Done", () => _renewTo = Contract.ValidTo.AddYears(1));

    private Task EndAsync() => DoAsync(actor => End.RunAsync(actor, Id, Contract.Version, _reason, CancellationToken.None), "End_Done", () => _reason = "");

    private async Task DoAsync(Func<Actor, Task<Outcome<Done>>> call, string done, Action after)
    {
        if (_busy)
            return;
        (_busy, _said) = (true, "");
        try
        {
            _refusal = await Current.FindAsync(Leaving) is { } actor ? (await call(actor)).Refusal : new NotAllowed();
            await ReadAsync();
            if (_refusal is not null)
                return;
            after();
            _said = L[done];
        }
        finally
        {
            _busy = false;
        }
    }
}
