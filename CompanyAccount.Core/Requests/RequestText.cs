namespace CompanyAccount.Core.Requests;

/// <summary>How much text a request takes.</summary>
public static class RequestText
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLimit = 200;

    /// <summary>The longest description, answer or note, in characters.</summary>
    public const int BodyLimit = 20_000;

    /// <summary>The longest reason of a cancellation, in characters.</summary>
    public const int ReasonLimit = 2_000;
}
