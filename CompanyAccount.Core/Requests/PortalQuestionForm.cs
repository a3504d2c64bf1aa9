using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>What a question about the portal asks for (guide, block 7).</summary>
public sealed record PortalQuestionForm
{
    /// <summary>What it is about.</summary>
    public PortalTopic? Topic { get; init; }

    /// <summary>Subject, one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Description, Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The bare number of the ended request that this one goes on from; <see langword="null"/> for none.</summary>
    public long? FollowsUp { get; init; }

    /// <summary>What an activation needs besides; counts for <see cref="PortalTopic.MsaActivation"/> only.</summary>
    public MsaActivation? Activation { get; init; }

    /// <summary>Uploads of the sender that are all here: they become files of the description.</summary>
    public IReadOnlyList<Guid> Uploads { get; init; } = [];

    /// <summary>All that keeps the form from being submitted, from the top to the bottom; empty when it can be.</summary>
    /// <param name="terms">The terms of today.</param>
    public IReadOnlyList<FieldFault> FaultsOf(SupportTerms terms)
    {
        List<FieldFault> faults = [];
        if (Topic is null)
            faults.Add(new(nameof(Topic), Fault.Required, []));
        else if (!Enum.IsDefined(Topic.Value))
            faults.Add(new(nameof(Topic), Fault.UnknownChoice, []));
        else if (Topic is PortalTopic.MsaActivation)
            faults.AddRange((Activation ?? new()).FaultsOf(terms));
        if (FieldText.FaultOf(nameof(Subject), Subject, RequestText.SubjectLimit, singleLine: true) is { } subject)
            faults.Add(subject);
        if (FieldText.FaultOf(nameof(Description), Description, RequestText.BodyLimit) is { } description)
            faults.Add(description);
        return faults;
    }
}
