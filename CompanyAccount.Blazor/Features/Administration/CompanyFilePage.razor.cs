using System.Globalization;
using CompanyAccount.Blazor.Features.Administration.Parts;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>One company as an Operator sees it: restore it, settle who owns it. That it was looked at stands in its audit log.</summary>
public sealed partial class CompanyFilePage
{
    private Actor? _actor;
    private OpenedCompany? _opened;
    private Refusal? _refusal;
    private Refusal? _handOver;
    private string _search = "";
    private string _said = "";
    private bool _busy;

    [Inject]
    private OpenCompany Open { get; set; } = null!;

    [Inject]
    private RestoreCompany Restore { get; set; } = null!;

    [Inject]
    private HandOverCompany HandOver { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AdministrationTexts> L { get; set; } = null!;

    /// <summary>The number, such as <c>C-000001</c>.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    private Core.Companies.Company Company => _opened!.Company;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private int? Bare => Number.StartsWith("C-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(Number.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var bare) ? bare : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.Companies);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || Bare is not { } number || !(await Open.RunAsync(_actor, number, _search, Leaving)).TryGet(out var opened, out _))
            return false;
        _opened = opened;
        return true;
    }

    private async Task SearchAsync(string text)
    {
        _search = text;
        await ReadAsync();
    }

    private async Task RestoreAsync()
    {
        _refusal = await DoAsync(actor => Restore.RunAsync(actor, Company.Number, Leaving));
        if (_refusal is null)
            _said = L["Company_Restored"];
    }

    private async Task HandOverAsync(HandOverChoice choice)
    {
        _handOver = await DoAsync(actor => HandOver.RunAsync(actor, Company.Number, choice.Person.PersonId, choice.Ground, choice.Reference, Leaving));
        if (_handOver is null)
            _said = L["HandOver_Done", choice.Person.Name];
    }

    private async Task<Refusal?> DoAsync(Func<Actor, Task<Outcome<Done>>> call)
    {
        (_busy, _said) = (true, "");
        try
        {
            var refusal = await Current.FindAsync(Leaving) is { } actor ? (await call(actor)).Refusal : new NotAllowed();
            await ReadAsync();
            return refusal;
        }
        finally
        {
            _busy = false;
        }
    }
}
