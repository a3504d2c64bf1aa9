namespace CompanyAccount.Core.Notices;

/// <summary>That a person is told something about a request.</summary>
/// <param name="RecipientId">Who is told.</param>
/// <param name="Kind">What.</param>
/// <param name="MessageId">The public message that is quoted, if there is one.</param>
/// <param name="ColleagueId">The colleague who did it in the recipient's place; <see langword="null"/> when it was the recipient or support.</param>
public sealed record Notice(Guid RecipientId, NoticeKind Kind, Guid? MessageId = null, Guid? ColleagueId = null);

/// <summary>What a person is told. Names the keys of the texts.</summary>
public enum NoticeKind
{
    /// <summary>The request is registered.</summary>
    Submitted,

    /// <summary>An engineer asks for information.</summary>
    InformationAsked,

    /// <summary>An engineer sent the solution.</summary>
    SolutionSent,

    /// <summary>An engineer canceled the request.</summary>
    CanceledBySupport,

    /// <summary>An engineer wrote; the status stays.</summary>
    Replied,

    /// <summary>A colleague wrote; the status stays.</summary>
    ColleagueAnswered,

    /// <summary>The customer's answer put the request back to work.</summary>
    BackInProcessing,

    /// <summary>The customer reopened the request.</summary>
    Reopened,

    /// <summary>The customer accepted the solution.</summary>
    SolutionAccepted,

    /// <summary>The customer closed the request.</summary>
    ClosedByCustomer,

    /// <summary>Support still waits for the answer to its question.</summary>
    RemindedOfQuestion,

    /// <summary>Support still waits for the word that the solution works.</summary>
    RemindedOfSolution,

    /// <summary>The waiting time ran out without an answer.</summary>
    ResolvedByPortal,

    /// <summary>The waiting time ran out after a solution.</summary>
    ClosedByPortal,

    /// <summary>An engineer lowered the premium request to standard support.</summary>
    LevelLowered,

    /// <summary>An engineer found another severity right.</summary>
    SeverityChanged,
}
