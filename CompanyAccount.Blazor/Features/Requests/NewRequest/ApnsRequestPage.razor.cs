using System.Globalization;
using System.Security.Cryptography;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Certificates.Reads;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>A request for an APNs certificate: one signing request as a file, looked at as soon as it is chosen.</summary>
public sealed partial class ApnsRequestPage : IAsyncDisposable
{
    private const int CommentLimit = 2000;

    private readonly CancellationTokenSource _leaving = new();
    private CertificateOffer? _offer;
    private ProductCatalog? _catalog;
    private SigningRequest? _read;
    private string _fileName = "";
    private byte[] _file = [];
    private string _comment = "";
    private string? _fault;
    private Refusal? _refusal;
    private Guid _formId;
    private long? _followsUp;
    private bool _busy;
    private bool _focusFile;

    [Inject]
    private SubmitCertificateRequest Submitting { get; set; } = null!;

    [Inject]
    private ReadCertificateOffer ReadOffer { get; set; } = null!;

    [Inject]
    private ReadCatalog ReadCatalog { get; set; } = null!;

    [Inject]
    private ReadRequest ReadOne { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<CertificateTexts> L { get; set; } = null!;

    /// <summary>The ended request that this one goes on from.</summary>
    [SupplyParameterFromQuery(Name = "follows")]
    private string? Follows { get; set; }

    private bool CanAct => !_busy && RendererInfo.IsInteractive;

    private IEnumerable<string> Products =>
        _offer!.ProductIds.Select(id => _catalog?.FindProduct(id)?.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)).OfType<string>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.FindAsync() is not { } actor || !(await ReadOffer.RunAsync(actor, CancellationToken.None)).TryGet(out _offer, out _))
        {
            Navigation.NotFound();
            return;
        }

        if (!_offer.IsLicensed)
            _catalog = (await ReadCatalog.RunAsync(actor, CancellationToken.None)).Value;
        _formId = Guid.CreateVersion7(Time.GetUtcNow());
        _followsUp = (await FollowedUp.FindAsync(ReadOne, actor, Follows, RequestCategory.Apns))?.Number;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focusFile)
            return;
        _focusFile = false;
        await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "./Features/Requests/NewRequest/NewRequestPage.razor.js");
        await script.InvokeVoidAsync("focusOn", "field-File");
    }

    private async Task ChosenAsync(InputFileChangeEventArgs args)
    {
        if (_busy)
            return;
        (_busy, _read, _fault, _refusal, _file) = (true, null, null, null, []);
        try
        {
            await ReadAsync(args.File);
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException or OperationCanceledException)
        {
            _fault = L["File_Lost"];
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ReadAsync(IBrowserFile chosen)
    {
        if (chosen.Size > SigningRequest.SizeLimit)
        {
            _fault = TextOf(new(SigningRequestFault.TooLarge, $"{SigningRequest.SizeLimit / 1024}"));
            return;
        }

        using var memory = new MemoryStream();
        await using (var upload = chosen.OpenReadStream(SigningRequest.SizeLimit, _leaving.Token))
            await upload.CopyToAsync(memory, _leaving.Token);
        var bytes = memory.ToArray();
        if (SigningRequest.Read(bytes).TryGet(out _read, out var refusal))
        {
            (_file, _fileName) = (bytes, chosen.Name);
            return;
        }

        // What may be a key does not lie about in memory either.
        CryptographicOperations.ZeroMemory(bytes);
        CryptographicOperations.ZeroMemory(memory.GetBuffer());
        _fault = TextOf((BadSigningRequest)refusal);
    }

    private string TextOf(BadSigningRequest bad) => L[$"Csr_{bad.Fault}", bad.Detail];

    private async Task SubmitAsync()
    {
        if (_busy)
            return;
        if (_read is null)
        {
            _fault ??= L["File_Missing"];
            _focusFile = true;
            return;
        }

        (_busy, _refusal) = (true, null);
        var outcome = await Current.FindAsync() is { } actor ? await Submitting.RunAsync(actor, _formId, FilledIn(), CancellationToken.None) : new NotAllowed();
        if (outcome.TryGet(out var number, out var refusal))
        {
            Navigation.NavigateTo($"/requests/{number}?created=1");
            return;
        }

        _busy = false;
        _fault = refusal is BadSigningRequest bad ? TextOf(bad) : null;
        _refusal = refusal is BadSigningRequest ? null : refusal;
    }

    private CertificateRequestForm FilledIn()
    {
        var subject = L["Request_Subject", _read!.Subject.Length == 0 ? _fileName : _read.Subject].Value;
        return new()
        {
            File = _file,
            FileName = _fileName,
            Subject = subject.Length <= RequestText.SubjectLimit ? subject : subject[..(RequestText.SubjectLimit - 1)] + "…",
            Description = string.IsNullOrWhiteSpace(_comment) ? L["Request_Description"] : $"{L["Request_Description"]}\n\n{_comment.Trim()}",
            FollowsUp = _followsUp,
        };
    }
}
