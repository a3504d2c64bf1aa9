using System.Globalization;
using System.Security.Claims;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Core.Surveys.Answering;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Surveys;

/// <summary>
/// The page behind the links of a survey's mail. The rating of the link stands chosen. It counts at once for the person
/// who was asked, signed in; for everybody else, a mail scanner among them, only when the button is pressed.
/// </summary>
public sealed partial class SurveyLinkPage
{
    private OpenedSurvey? _survey;
    private string? _alert;
    private bool _done;

    [Inject]
    private OpenSurvey Open { get; set; } = null!;

    [Inject]
    private AnswerByLink Answer { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<SurveyTexts> L { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RefusalTexts> Refusals { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>The secret of the link.</summary>
    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromQuery(Name = "rating")]
    private string? Linked { get; set; }

    [SupplyParameterFromForm]
    private string? Rating { get; set; }

    [SupplyParameterFromForm]
    private string? Comment { get; set; }

    private Guid? SignedIn => Guid.TryParse(Http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId) ? personId : null;

    private int? Chosen => RatingOf(Rating) ?? _survey?.View.Rating ?? RatingOf(Linked);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        // The first answer only: a link opened again must not undo what was changed since.
        if (_survey is { IsSignedIn: true, View.State: SurveyState.Open } && HttpMethods.IsGet(Http.Request.Method) && !IsFetchedAhead && RatingOf(Linked) is { } rating)
            await TakeAsync(new() { Rating = rating });
    }

    // Browsers fetch pages ahead of a click that may never come.
    private bool IsFetchedAhead => Http.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    private static int? RatingOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rating) && rating is >= Survey.Lowest and <= Survey.Highest ? rating : null;

    private Task SubmitAsync() => TakeAsync(new() { Rating = RatingOf(Rating), Comment = Comment });

    private async Task TakeAsync(SurveyForm form)
    {
        var refusal = (await Answer.RunAsync(Token, SignedIn, form, Http.RequestAborted)).Refusal;
        _done = refusal is null;
        _alert = refusal switch
        {
            null or NotFound => null,
            InvalidInput { Faults: [{ Field: nameof(SurveyForm.Rating) }, ..] } => L["Survey_ChooseRating"],
            InvalidInput input => Refusals.Of(input.Faults[0]),
            _ => Refusals.Of(refusal),
        };
        await LookAsync();
    }

    private async Task LookAsync() => _survey = await Open.RunAsync(Token, SignedIn, Http.RequestAborted);
}
