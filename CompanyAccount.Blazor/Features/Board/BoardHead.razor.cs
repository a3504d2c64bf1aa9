using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Board;

/// <summary>The numbers of the board, each an address that narrows it to what was counted, and the filters beside them.</summary>
public sealed partial class BoardHead
{
    private static readonly RequestStatus[] OpenStatuses = [.. Enum.GetValues<RequestStatus>().Where(status => !StatusMoves.IsEnd(status))];

    private (BoardState, string?, ProductCatalog) _drawn;
    private BoardView? _counted;

    [Inject]
    private IStringLocalizer<BoardTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RequestTexts> T { get; set; } = null!;

    /// <summary>The filters of the address.</summary>
    [Parameter, EditorRequired]
    public BoardState State { get; set; } = null!;

    /// <summary>The board, for its numbers.</summary>
    [Parameter, EditorRequired]
    public BoardView View { get; set; } = null!;

    /// <summary>The products to choose from.</summary>
    [Parameter, EditorRequired]
    public ProductCatalog Catalog { get; set; } = null!;

    /// <summary>The request that is open beside the table; a filter leaves it open.</summary>
    [Parameter]
    public string? Number { get; set; }

    /// <summary>Shows the numbers of a newer board.</summary>
    public void Show(BoardView view)
    {
        View = view;
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var now = (State, Number, Catalog);
        var other = now != _drawn || !View.CountsAs(_counted);
        (_drawn, _counted) = (now, View);
        return other;
    }

    private int CountOf(RequestStatus status) => View.ByStatus.GetValueOrDefault(status);

    private string Here(BoardState state) => state.ToUrlBeside(Number);

    private static string? Mark(bool chosen) => chosen ? "true" : null;
}
