using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.Reads;
using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Blazor.Kit;

// What the field asks of Core: what is there already, and whether it seems to hold secrets.
public sealed partial class FileDrop
{
    private readonly HashSet<Guid> _looked = [];
    private IReadOnlyList<FileSecrets> _secrets = [];

    [Inject]
    private ReadUploads Known { get; set; } = null!;

    [Inject]
    private FindSecrets Secrets { get; set; } = null!;

    [Inject]
    private FileLimits Limits { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    // Left by an earlier page, a closed browser, another device.
    private async Task<object[]> KnownAsync() =>
        await Current.FindAsync() is { } actor && (await Known.RunAsync(actor, Place, CancellationToken.None)).TryGet(out var uploads, out _)
            ? [.. uploads.Select(upload => new { id = upload.Id, name = upload.Name, size = upload.Length, offset = upload.Offset, done = upload.IsWhole })]
            : [];

    private async Task<bool> HoldsNoSecretsAsync()
    {
        if (await Current.FindAsync() is not { } actor)
            return true;
        var secrets = new List<FileSecrets>();
        foreach (var line in _lines)
        {
            // A file that was looked at once, or sent anyway, is not asked about again.
            if (line.Id is { } id && !_looked.Contains(id) && (await Secrets.RunAsync(actor, id, CancellationToken.None)).TryGet(out var found, out _))
            {
                if (found.Count > 0)
                    secrets.Add(new(line, found));
                else
                    _looked.Add(id);
            }
        }

        _secrets = secrets;
        StateHasChanged();
        return secrets.Count == 0;
    }

    private Task SendAnywayAsync()
    {
        _looked.UnionWith(_secrets.Select(secret => secret.File.Id!.Value));
        _secrets = [];
        return OnReady.InvokeAsync();
    }

    private Task RemoveAsync(Guid id) => TellAsync("remove", id);
}

/// <summary>A file that seems to hold secrets.</summary>
/// <param name="File">The file.</param>
/// <param name="Found">Where.</param>
public sealed record FileSecrets(FileToSend File, IReadOnlyList<FoundSecret> Found);
