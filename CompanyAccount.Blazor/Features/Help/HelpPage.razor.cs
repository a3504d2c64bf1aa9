using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.ServiceTimes.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Help;

/// <summary>How to get support (guide, blocks 1, 2, 9 to 13): the team's hours now, the levels, what standard support leaves out, statuses, links.</summary>
public sealed partial class HelpPage
{
    /// <summary>How many points the guide's block 2 has.</summary>
    private const int CoveragePoints = 10;

    private static readonly string[] Parts = ["levels", "coverage", "statuses", "services", "links"];

    private IReadOnlyList<(string Key, string Address)> _links = [];
    private SupportTerms? _terms;
    private string _hours = "";
    private string _zone = "";

    [Inject]
    private ReadSupportTerms Terms { get; set; } = null!;

    [Inject]
    private ReadWorkingHours Hours { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private PortalOptions Portal { get; set; } = null!;

    [Inject]
    private FileLimits Limits { get; set; } = null!;

    [Inject]
    private IStringLocalizer<FileTexts> Files { get; set; } = null!;

    [Inject]
    private IStringLocalizer<HelpTexts> L { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _links = [.. LinksOf(Portal).Where(link => !string.IsNullOrWhiteSpace(link.Address)).Select(link => (link.Key, link.Address!))];
        if (await Current.FindAsync() is not { } actor)
        {
            Navigation.NotFound();
            return;
        }

        _terms = (await Terms.RunAsync(actor, CancellationToken.None)).Value;
        var team = (await Hours.RunAsync(actor, CancellationToken.None)).Value;
        _hours = HoursWording.Of(team.Hours);
        _zone = BrowserClock.ZoneName(team.Zone, TimeZoneInfo.ConvertTime(Time.GetUtcNow(), team.Zone));
    }

    private static IEnumerable<(string Key, string? Address)> LinksOf(PortalOptions portal) =>
    [
        ("Portal", portal.Origin.AbsoluteUri),
        ("SupportRules", portal.Links.SupportRules),
        ("News", portal.Links.News),
        ("Faq", portal.Links.Faq),
        ("KnowledgeBase", portal.Links.KnowledgeBase),
        ("Diagnostics", portal.Links.Diagnostics),
        ("MsaActivation", portal.Links.MsaActivation),
        ("ExtendedSupport", portal.Links.ExtendedSupport),
        ("ProfessionalServices", portal.Links.ProfessionalServices),
        ("IncidentInvestigation", portal.Links.IncidentInvestigation),
        ("ThreatIntelligence", portal.Links.ThreatIntelligence),
    ];
}
