using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>Mail that came in and was not taken, live: see why, have it looked at again. For Operators; for everybody else there is no such page.</summary>
public sealed partial class IncomingMailPage
{
    private const string Space = " ";

    private static readonly MailFate[] Shown = [MailFate.Refused, MailFate.Dropped];

    private Actor? _actor;
    private IncomingPage? _page;
    private Refusal? _refusal;
    private string _said = "";
    private bool _busy;

    [Inject]
    private ReadIncomingMail Read { get; set; } = null!;

    [Inject]
    private LookAtMailAgain LookAgain { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<MailTexts> L { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "only")]
    private string? OnlyName { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private MailFate Fate => OnlyName == nameof(MailFate.Dropped) ? MailFate.Dropped : MailFate.Refused;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Follow(Topic.IncomingMail);
        if (!await ReadAsync())
            Navigation.NotFound();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync() => await ReadAsync();

    private static string UrlOf(MailFate fate, MailCursor? after)
    {
        var query = new QueryBuilder();
        if (fate is not MailFate.Refused)
            query.Add("only", fate.ToString());
        if (after is not null)
            query.Add("after", after.ToString());
        return "/admin/mail/incoming" + query;
    }

    private string CountOf(MailFate fate)
    {
        var count = _page!.Counts[fate];
        return count > ReadIncomingMail.MostCounted ? L["Kept_More", ReadIncomingMail.MostCounted] : $"{count}";
    }

    private async Task<bool> ReadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is null || !(await Read.RunAsync(_actor, Fate, MailCursor.Parse(After), Leaving)).TryGet(out var page, out _))
            return false;
        _page = page;
        return true;
    }

    private async Task LookAgainAsync(IncomingRow row)
    {
        (_busy, _said, _refusal) = (true, "", null);
        try
        {
            if (await Current.FindAsync(Leaving) is not { } actor)
                _refusal = new NotAllowed();
            else if ((await LookAgain.RunAsync(actor, row.Id, Leaving)).TryGet(out _, out var refusal))
                _said = L["In_AskedSaid", row.Sender.Length == 0 ? L["In_NoSender"] : row.Sender];
            else
                _refusal = refusal;
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
