using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Licenses.Reads;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

// What the wizard asks of Core.
public sealed partial class NewRequestPage
{
    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ReadCatalog Catalog { get; set; } = null!;

    [Inject]
    private ReadLicensedProducts Licensed { get; set; } = null!;

    [Inject]
    private ReadSupportChoices Choices { get; set; } = null!;

    [Inject]
    private ReadDraft Drafts { get; set; } = null!;

    [Inject]
    private SaveDraft Saving { get; set; } = null!;

    [Inject]
    private DiscardDraft Discarding { get; set; } = null!;

    [Inject]
    private SubmitRequest Submitting { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    // The last incident went to a colleague, or the contract has just ended: the choice shows it, and the draft stays.
    private async Task LookAtContractsAsync()
    {
        if (await Current.FindAsync() is { } actor && (await Choices.RunAsync(actor, CancellationToken.None)).TryGet(out var choices, out _))
            _state!.Offer(choices);
    }
}
