using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>The request has ended; nothing is added to it any more. A new one can be opened.</summary>
/// <param name="Status">The end it came to.</param>
public sealed record RequestEnded(RequestStatus Status) : Refusal;

/// <summary>The status does not allow this move.</summary>
/// <param name="Status">Where the request stands.</param>
public sealed record MoveNotAllowed(RequestStatus Status) : Refusal;

/// <summary>The person picked to work on the request is not an engineer or service manager of today.</summary>
public sealed record NotAnEngineer : Refusal;

/// <summary>The draft was changed in another window or on another device since this one read it.</summary>
/// <param name="SavedAt">When the other one saved, UTC.</param>
public sealed record DraftMovedOn(DateTimeOffset SavedAt) : Refusal;

/// <summary>The draft is gone: it was discarded or another draft took its place.</summary>
public sealed record DraftGone : Refusal;

/// <summary>The person keeps as many views of the list as there is room for.</summary>
/// <param name="Limit">How many.</param>
public sealed record TooManyViews(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit];
}

/// <summary>The person has another half-filled request, which a follow-up would take the place of: they decide.</summary>
/// <param name="DraftId">The draft in the way.</param>
/// <param name="Subject">Its subject, perhaps empty.</param>
/// <param name="SavedAt">When it was saved last, UTC.</param>
public sealed record DraftInTheWay(Guid DraftId, string Subject, DateTimeOffset SavedAt) : Refusal;

/// <summary>The request is under the eyes of the service managers already, for the same reason.</summary>
public sealed record AlreadyEscalated : Refusal;
