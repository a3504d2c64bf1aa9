namespace CompanyAccount.Core.Licenses;

/// <summary>What an import has done so far.</summary>
/// <param name="Added">Licenses that were not known.</param>
/// <param name="Changed">Known licenses with something changed.</param>
/// <param name="Unchanged">Known licenses as they were.</param>
/// <param name="Refused">Lines of which nothing was taken.</param>
public sealed record ImportCounts(int Added, int Changed, int Unchanged, int Refused)
{
    /// <summary>All lines.</summary>
    public int Lines => Added + Changed + Unchanged + Refused;

    /// <summary>With another answer.</summary>
    public ImportCounts With(LineResult result) => result switch
    {
        LineResult.Added => this with { Added = Added + 1 },
        LineResult.Changed => this with { Changed = Changed + 1 },
        LineResult.Unchanged => this with { Unchanged = Unchanged + 1 },
        LineResult.Refused => this with { Refused = Refused + 1 },
    };
}

/// <summary>How an import ended.</summary>
/// <param name="Counts">How many lines of each result.</param>
/// <param name="Answers">The answer to each line, in the file's order.</param>
/// <param name="Canceled">Whether it was stopped before the file's end; what was taken until then stays.</param>
public sealed record ImportReport(ImportCounts Counts, IReadOnlyList<LineAnswer> Answers, bool Canceled);
