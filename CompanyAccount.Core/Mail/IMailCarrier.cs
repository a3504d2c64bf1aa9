using MimeKit;

namespace CompanyAccount.Core.Mail;

/// <summary>Carries a mail out of the portal.</summary>
public interface IMailCarrier
{
    /// <summary>Tries once. What went wrong is an ending, not an exception; only the token's end throws.</summary>
    Task<Delivery> CarryAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>How one try to send a mail ended.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>It was taken.</summary>
    public sealed record Taken : Delivery;

    /// <summary>It was refused for good: trying again would change nothing.</summary>
    /// <param name="Reason">What the server said.</param>
    public sealed record Refused(string Reason) : Delivery;

    /// <summary>It did not work now.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Failed(string Reason) : Delivery;
}
