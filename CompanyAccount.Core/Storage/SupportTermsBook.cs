using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.Storage;

/// <summary>All terms of support that were and are in force.</summary>
public sealed class SupportTermsBook
{
    /// <summary>A book of good terms.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; all of it is listed.</exception>
    public SupportTermsBook(IReadOnlyList<SupportTerms> history)
    {
        if (SupportTerms.FaultsOf(history) is { Count: > 0 } faults)
            throw new InvalidDataException($"The terms of support are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        History = history;
    }

    /// <summary>The terms, each with its first day.</summary>
    public IReadOnlyList<SupportTerms> History { get; }
}
