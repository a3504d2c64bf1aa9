using System.Globalization;
using System.Text;
using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Licenses.Importing;
using CompanyAccount.Core.Licenses.UseCases;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CompanyAccount.Blazor.Features.Administration;

/// <summary>Imports issued licenses from a CSV file: progress, a stop, and an answer for each line. For Operators.</summary>
public sealed partial class LicenseImportPage : IAsyncDisposable
{
    private const int ShownLines = 100;

    private CancellationTokenSource _leaving = new();
    private Actor? _actor;
    private ImportReport? _report;
    private ImportCounts? _counts;
    private IReadOnlyList<LineAnswer> _refused = [];
    private Refusal? _refusal;
    private string? _lost;
    private int _received;
    private bool _busy;

    [Inject]
    private ImportLicenses Import { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private IStringLocalizer<LicenseTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    private bool Inert => _busy || !RendererInfo.IsInteractive;

    private string? Fault => _refusal is null ? _lost : Refusals.Of(_refusal);

    private IEnumerable<(LineResult Result, int Count)> Results =>
    [
        (LineResult.Added, _report!.Counts.Added), (LineResult.Changed, _report.Counts.Changed),
        (LineResult.Unchanged, _report.Counts.Unchanged), (LineResult.Refused, _report.Counts.Refused),
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.FindAsync();
        if (!_actor.May(Right.KeepIssuedLicenses))
            Navigation.NotFound();
    }

    private async Task ChosenAsync(InputFileChangeEventArgs args)
    {
        if (_busy)
            return;
        (_busy, _report, _counts, _refusal, _lost, _received) = (true, null, null, null, null, 0);
        _leaving.Dispose();
        _leaving = new();
        try
        {
            if (args.File.Size > LicenseFile.SizeLimit)
                _lost = L["Import_TooLarge"];
            else if (await Current.FindAsync() is { } actor)
                await ImportAsync(actor, args.File);
        }
        catch (OperationCanceledException)
        {
            // Stopped while the file was on its way: nothing was taken.
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException)
        {
            _lost = L["Import_Lost"];
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ImportAsync(Actor actor, IBrowserFile chosen)
    {
        // On disk, so that a file of any size taken costs no memory; gone as soon as it is closed.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var upload = chosen.OpenReadStream(LicenseFile.SizeLimit, _leaving.Token))
            await ReceiveAsync(upload, file, chosen.Size);
        var progress = new Progress<ImportCounts>(counts =>
        {
            _counts = counts;
            StateHasChanged();
        });
        var outcome = await Import.RunAsync(actor, file, progress, _leaving.Token);
        if (!outcome.TryGet(out _report, out _refusal))
            return;
        _refused = [.. _report.Answers.Where(answer => answer.Result is LineResult.Refused).Take(ShownLines)];
    }

    private async Task ReceiveAsync(Stream upload, FileStream file, long size)
    {
        var buffer = new byte[1 << 16];
        while (await upload.ReadAsync(buffer, _leaving.Token) is > 0 and var read)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), _leaving.Token);
            var percent = (int)(100 * file.Length / Math.Max(size, 1));
            if (percent == _received)
                continue;
            _received = percent;
            StateHasChanged();
        }
    }

    private Task StopAsync() => _leaving.CancelAsync();

    private async Task DownloadAsync()
    {
        var text = new StringBuilder("\uFEFF");
        Line("Report_Head_Line", "Report_Head_Number", "Report_Head_Result", "Report_Head_Why");
        foreach (var answer in _report!.Answers)
        {
            text.AppendJoin(';', CsvCell.Of(answer.Line.ToString(CultureInfo.InvariantCulture)), CsvCell.Of(answer.Number), CsvCell.Of(L[$"Result_{answer.Result}"]), CsvCell.Of(answer.Fault is LineFault.None ? "" : L[$"Line_{answer.Fault}"]));
            text.Append("\r\n");
        }

        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
        await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "./Features/Administration/LicenseImportPage.razor.js");
        await script.InvokeVoidAsync("save", "licenses-report.csv", stream);

        void Line(params string[] heads) => text.AppendJoin(';', heads.Select(head => CsvCell.Of(L[head]))).Append("\r\n");
    }
}
