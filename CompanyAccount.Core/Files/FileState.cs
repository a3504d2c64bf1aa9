namespace CompanyAccount.Core.Files;

/// <summary>Whether a file can be had.</summary>
public enum FileState
{
    /// <summary>Held back until the scanner has looked at it.</summary>
    Waiting,

    /// <summary>Can be had; where no scanner is plugged in, every file begins so.</summary>
    Clean,

    /// <summary>The scanner found something: nobody gets it.</summary>
    Infected,

    /// <summary>Its content is damaged or gone from the store.</summary>
    Lost,
}
