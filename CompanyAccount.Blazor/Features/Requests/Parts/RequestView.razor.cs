using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>Reads one request, follows it, and carries out what the reader does with it.</summary>
public sealed partial class RequestView
{
    private RequestDetails? _details;
    private ProductCatalog? _catalog;
    private IReadOnlyList<Assignee> _engineers = [];
    private Actor? _actor;
    private Refusal? _refusal;
    private string _announcement = "";
    private bool _busy;

    [Inject]
    private ReadRequest ReadOne { get; set; } = null!;

    [Inject]
    private ReadCatalog ReadCatalog { get; set; } = null!;

    [Inject]
    private ReadEngineers ReadEngineers { get; set; } = null!;

    [Inject]
    private RequestVerbs Verbs { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> L { get; set; } = null!;

    /// <summary>The number, as the address says it.</summary>
    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>Whether it stands beside the board instead of on a page of its own.</summary>
    [Parameter]
    public bool Panel { get; set; }

    /// <summary>Whether the wizard has just made it.</summary>
    [Parameter]
    public bool JustCreated { get; set; }

    private SupportRequest Request => _details!.Request;

    private bool IsStaff => _actor is Actor.Staff;

    private bool IsFeedback => Request.Category is RequestCategory.Feedback;

    private (string Href, string Text) BackTo => (IsStaff, Request.Category) switch
    {
        (false, _) => ("/requests", L["ToList"]),
        (true, RequestCategory.Feedback) => ("/feedback", L["ToFeedback"]),
        (true, _) => ("/board", L["ToBoard"]),
    };

    private string HeadingId => Panel ? "panel-title" : "request-title";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!await LoadAsync())
            return;
        _catalog = (await ReadCatalog.RunAsync(_actor!, Leaving)).Value;
        if (IsStaff && (await ReadEngineers.RunAsync(_actor!, Leaving)).TryGet(out var engineers, out _))
            // What is said about engineers is given to none of them.
            _engineers = Request.Category is RequestCategory.Feedback ? [.. engineers.Where(person => person.Role is StaffRole.ServiceManager)] : engineers;
        if (!RendererInfo.IsInteractive)
            return;
        // Its id is known only now; what changed before it was followed is read again.
        Follow(Topic.Request(Request.Id));
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task RefreshAsync()
    {
        var before = _details;
        if (!await LoadAsync() || before is null)
            return;
        if (before.Request.Status != Request.Status)
            _announcement = L["Live_Status", L[$"Status_{Request.Status}"].Value];
        else if (_details!.Messages.Count > before.Messages.Count && _details.Messages[^1].AuthorId != _actor!.PersonId)
            _announcement = L["Live_Message", _details.Messages[^1].AuthorName];
    }

    // Unknown, malformed, another company's: one answer, told apart by nobody.
    private async Task<bool> LoadAsync()
    {
        _actor = await Current.FindAsync(Leaving);
        if (_actor is not null && RequestNumber.TryParse(Number, out var number)
            && (await ReadOne.RunAsync(_actor, number, Leaving)).TryGet(out var details, out _))
        {
            _details = details;
            return true;
        }

        _details = null;
        Navigation.NotFound();
        return false;
    }

    private Task AcceptAsync() => ActAsync(actor => Verbs.AcceptAsync(actor, _details!, Leaving));

    private Task CloseAsync() => ActAsync(actor => Verbs.CloseAsync(actor, _details!, Leaving));

    private Task AssignAsync(Guid? personId) => ActAsync(actor => Verbs.AssignAsync(actor, _details!, personId, Leaving));

    private Task ChangeSeverityAsync((Severity To, string Reason) change) => ActAsync(actor => Verbs.ChangeSeverityAsync(actor, _details!, change.To, change.Reason, Leaving));

    private Task LowerAsync(MessageText reason) => ActAsync(actor => Verbs.SendAsync(actor, _details!, RequestAction.LowerLevel, reason, Leaving));

    private async Task ActAsync(Func<Actor, Task<Outcome<RequestChanged>>> act)
    {
        // A second click of a double click comes here while the first one is under way.
        if (_busy)
            return;
        _busy = true;
        try
        {
            _refusal = await Current.FindAsync(Leaving) is { } actor ? (await act(actor)).Refusal : new NotFound();
            await RefreshAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task<Refusal?> SendAsync(RequestAction action, MessageText text)
    {
        var actor = await Current.FindAsync(Leaving);
        if (actor is null)
            return new NotFound();
        var outcome = await Verbs.SendAsync(actor, _details!, action, text, Leaving);
        if (outcome.Refusal is not InvalidInput)
            await RefreshAsync();
        _refusal = null;
        StateHasChanged();
        return outcome.Refusal;
    }
}
