using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>Whether a company has an Owner who can be reached: who cannot keep it any more is followed by another, settled by the vendor (guide, block 6).</summary>
public static class OwnerPresence
{
    /// <summary>Whether the Owner counts as silent.</summary>
    /// <param name="since">When the Owner was here last; where never, when the account was made. UTC.</param>
    /// <param name="silentDays"><c>Portal:OwnerSilentDays</c>.</param>
    /// <param name="now">Now, UTC.</param>
    public static bool IsSilent(DateTimeOffset since, int silentDays, DateTimeOffset now) => now - since >= TimeSpan.FromDays(silentDays);

    /// <summary>Why an Operator may not hand the ownership over; <see langword="null"/> if they may.</summary>
    /// <param name="ground">On what ground.</param>
    /// <param name="reference">The decision's number and date; needed for <see cref="HandOverGround.Decision"/>.</param>
    /// <param name="ownerSince">When the Owner was here last; <see langword="null"/> where there is no Owner.</param>
    /// <param name="silentDays"><c>Portal:OwnerSilentDays</c>.</param>
    /// <param name="now">Now, UTC.</param>
    public static Refusal? RefusalOf(HandOverGround ground, string? reference, DateTimeOffset? ownerSince, int silentDays, DateTimeOffset now) => ground switch
    {
        HandOverGround.Silence => ownerSince is { } since && !IsSilent(since, silentDays, now) ? new OwnerIsHere() : null,
        HandOverGround.Decision => FieldText.FaultOf(HandOver.Reference, reference?.Trim(), HandOver.ReferenceLimit, singleLine: true) is { } fault
            ? new InvalidInput([fault])
            : null,
    };
}

/// <summary>On what ground an Operator hands the ownership of a company over.</summary>
public enum HandOverGround
{
    /// <summary>The Owner has not been here for <c>Portal:OwnerSilentDays</c>, or there is none.</summary>
    Silence,

    /// <summary>A court's or the company's written decision that the vendor follows; its number is kept.</summary>
    Decision,
}

/// <summary>What is asked for handing the ownership over.</summary>
public static class HandOver
{
    /// <summary>The name of the field with the decision's number and date.</summary>
    public const string Reference = "Reference";

    /// <summary>The longest reference, in characters.</summary>
    public const int ReferenceLimit = 150;
}
