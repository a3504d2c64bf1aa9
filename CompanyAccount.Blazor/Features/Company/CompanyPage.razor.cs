using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Company;

/// <summary>The reader's own company: what it is, its people in numbers, who owns it, and its end.</summary>
public sealed partial class CompanyPage
{
    private Actor? _actor;
    private CompanyView? _company;
    private Refusal? _refusal;
    private Refusal? _handOver;
    private Refusal? _delete;
    private string _said = "";
    private string _name = "";
    private bool _naming;
    private bool _busy;

    [Inject]
    private ReadCompany Read { get; set; } = null!;

    [Inject]
    private RenameCompany Rename { get; set; } = null!;

    [Inject]
    private OfferOwnership Offer { get; set; } = null!;

    [Inject]
    private AnswerOwnershipOffer Answer { get; set; } = null!;

    [Inject]
    private DeleteCompany Delete { get; set; } = null!;

    [Inject]
    private RequireSecondFactor Require { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<CompanyTexts> L { get; set; } = null!;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is Actor.Member member)
            Follow(Topic.Company(member.CompanyId));
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        await ReadAsync();
    }

    private async Task<bool> ReadAsync()
    {
        if (_actor is null || !(await Read.RunAsync(_actor, Leaving)).TryGet(out var company, out _))
            return false;
        _company = company;
        return true;
    }

    private void StartNaming() => (_naming, _name) = (true, _company!.Name);

    private async Task RenameAsync()
    {
        _refusal = await DoAsync(actor => Rename.RunAsync(actor, _name, Leaving));
        _naming = _refusal is not null;
    }

    private async Task OfferAsync((Guid Person, string Password) offer)
    {
        _handOver = await DoAsync(actor => Offer.RunAsync(actor, offer.Person, offer.Password, Leaving));
        if (_handOver is null)
            _said = L["Offer_Made"];
    }

    private async Task RequireAsync(bool required) => _refusal = await DoAsync(actor => Require.RunAsync(actor, required, Leaving));

    private async Task AnswerAsync(bool accepted) => _refusal = await DoAsync(actor => Answer.RunAsync(actor, accepted, Leaving));

    private async Task DeleteAsync((string Name, string Password) proof)
    {
        _delete = await DoAsync(actor => Delete.RunAsync(actor, proof.Name, proof.Password, Leaving));
        if (_delete is null)
            Navigation.NavigateTo($"{AccountRoutes.SignIn}?notice={SignInPage.CompanyDeleted}", forceLoad: true);
    }

    private async Task<Refusal?> DoAsync(Func<Actor, Task<Outcome<Done>>> call)
    {
        (_busy, _said) = (true, "");
        try
        {
            var refusal = await Current.FindAsync(Leaving) is { } actor ? (await call(actor)).Refusal : new NotAllowed();
            await RefreshAsync();
            return refusal;
        }
        finally
        {
            _busy = false;
        }
    }
}
