namespace CompanyAccount.Core.Jobs;

/// <summary>What every node looks for again and again: what is due by now, and has to happen once.</summary>
internal interface ISweep
{
    /// <summary>How long after one look the next one is.</summary>
    static abstract TimeSpan LookEvery { get; }

    /// <summary>Whether the settings leave anything to look for.</summary>
    bool IsNeeded => true;

    /// <summary>Does all that is due.</summary>
    /// <returns>How much was done.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}
