using CompanyAccount.Blazor.Kit;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

// The files that go with the text.
public sealed partial class AnswerBox
{
    private FileDrop? _files;

    // Who cancels a request says why, and shows nothing.
    private static bool TakesFiles(RequestAction action) => action is not RequestAction.Cancel;

    private async Task<bool> FilesAreReadyAsync(RequestAction action) => !TakesFiles(action) || _files is null || await _files.ReadyAsync();

    private IReadOnlyList<Guid> UploadsFor(RequestAction action) => TakesFiles(action) && _files is not null ? _files.Uploads : [];
}
