using CompanyAccount.Blazor.Kit;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

// The files of the draft: the browser sends them while the person writes on.
public sealed partial class NewRequestPage
{
    private FileDrop? _files;

    private async Task<bool> FilesAreReadyAsync() => _files is null || await _files.ReadyAsync();
}
