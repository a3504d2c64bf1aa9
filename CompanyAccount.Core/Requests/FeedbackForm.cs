using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>What feedback is (guide, block 7).</summary>
public enum FeedbackKind
{
    /// <summary>Thanks.</summary>
    Gratitude,

    /// <summary>Something went wrong.</summary>
    Complaint,
}

/// <summary>What feedback asks for.</summary>
public sealed record FeedbackForm
{
    /// <summary>Gratitude or complaint.</summary>
    public FeedbackKind? Kind { get; init; }

    /// <summary>Whether it is about one engineer; otherwise about the whole service.</summary>
    public bool AboutEngineer { get; init; }

    /// <summary>The engineer's name, as the author knows it; looked at only if it is about one.</summary>
    public string Engineer { get; init; } = "";

    /// <summary>The number of the open request that it is about, as typed or picked; empty for none.</summary>
    public string Concerns { get; init; } = "";

    /// <summary>Subject, one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Description, Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The bare number of the ended feedback that this one goes on from.</summary>
    public long? FollowsUp { get; init; }

    /// <summary>The request that it is about; <see langword="null"/> for none, or for what is no number.</summary>
    public RequestNumber? ConcernsNumber => RequestNumber.TryParse(Concerns, out var number) ? number : null;

    /// <summary>All that keeps the form from being submitted, from the top to the bottom; empty when it can be. Whether the request that it is about exists, only the database knows.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        List<FieldFault> faults = [];
        if (Kind is null)
            faults.Add(new(nameof(Kind), Fault.Required, []));
        else if (!Enum.IsDefined(Kind.Value))
            faults.Add(new(nameof(Kind), Fault.UnknownChoice, []));
        if (AboutEngineer && FieldText.FaultOf(nameof(Engineer), Engineer, PortalUser.FullNameLimit, singleLine: true) is { } engineer)
            faults.Add(engineer);
        if (!string.IsNullOrWhiteSpace(Concerns) && ConcernsNumber is null)
            faults.Add(new(nameof(Concerns), Fault.UnknownChoice, []));
        if (FieldText.FaultOf(nameof(Subject), Subject, RequestText.SubjectLimit, singleLine: true) is { } subject)
            faults.Add(subject);
        if (FieldText.FaultOf(nameof(Description), Description, RequestText.BodyLimit) is { } description)
            faults.Add(description);
        return faults;
    }
}
