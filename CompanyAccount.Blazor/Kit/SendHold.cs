namespace CompanyAccount.Blazor.Kit;

/// <summary>What holds back a message with files.</summary>
public enum SendHold
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Files are on their way: the message is sent as soon as they are there.</summary>
    Coming,

    /// <summary>A file is paused or refused: the person decides.</summary>
    Undecided,
}
