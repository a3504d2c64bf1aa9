using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Board;

/// <summary>The filters of the board by severity, level, product and words; each is an address.</summary>
public sealed partial class BoardFilters : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly TypingPause _typing = new();
    private BoardState? _shown;
    private (BoardState, string?, ProductCatalog, string) _drawn;
    private string _search = "";

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<BoardTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> T { get; set; } = null!;

    /// <summary>The filters of the address.</summary>
    [Parameter, EditorRequired]
    public BoardState State { get; set; } = null!;

    /// <summary>The products to choose from.</summary>
    [Parameter, EditorRequired]
    public ProductCatalog Catalog { get; set; } = null!;

    /// <summary>The request that is open beside the table; a filter leaves it open.</summary>
    [Parameter]
    public string? Number { get; set; }

    private static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private bool Inert => !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        _typing.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What is being typed is newer than the address that it will become.
        if (State != _shown && !_typing.IsTyping)
            _search = State.Filter.Search;
        _shown = State;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var now = (State, Number, Catalog, _search);
        var other = now != _drawn;
        _drawn = now;
        return other;
    }

    private async Task SearchTypedAsync(string? text)
    {
        _search = text ?? "";
        if (await _typing.ComesAsync(Clock, _leaving.Token))
            SearchNow();
    }

    private void SearchNow() => Go(State.WithSearch(_search));

    private void SeverityChosen(ChangeEventArgs args) =>
        Go(State.With(Enum.TryParse<Severity>(args.Value as string, out var severity) ? severity : (Severity?)null));

    private void LevelChosen(ChangeEventArgs args) =>
        Go(State.With(Enum.TryParse<SupportLevel>(args.Value as string, out var level) ? level : (SupportLevel?)null));

    private void ProductChosen(ChangeEventArgs args) => Go(State.WithProduct(args.Value is string { Length: > 0 } id ? id : null));

    private void Go(BoardState state)
    {
        if (state != State)
            Navigation.NavigateTo(state.ToUrlBeside(Number), replace: true);
    }
}
