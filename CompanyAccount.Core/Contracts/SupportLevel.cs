namespace CompanyAccount.Core.Contracts;

/// <summary>How much support a company bought (guide, blocks 1 and 9).</summary>
public enum SupportLevel
{
    /// <summary>Free of charge: the common queue, no guaranteed time.</summary>
    Standard,

    /// <summary>MSA Start.</summary>
    MsaStart,

    /// <summary>MSA Plus.</summary>
    MsaPlus,

    /// <summary>MSA Business.</summary>
    MsaBusiness,

    /// <summary>MSA Enterprise.</summary>
    MsaEnterprise,
}

/// <summary>Whose premium requests come first (guide, block 9).</summary>
public enum SupportPriority
{
    /// <summary>The common queue.</summary>
    Common,

    /// <summary>Basic.</summary>
    Basic,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Highest.</summary>
    Highest,
}

/// <summary>Which hours count (guide, block 9).</summary>
public enum ServiceHours
{
    /// <summary>The team's working hours.</summary>
    Working,

    /// <summary>Every hour of the year.</summary>
    Always,
}
