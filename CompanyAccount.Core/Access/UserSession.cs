namespace CompanyAccount.Core.Access;

/// <summary>One sign-in in one browser, until it is ended there, from elsewhere, or by time.</summary>
public sealed class UserSession
{
    /// <summary>The longest name of a browser kept, in characters.</summary>
    public const int BrowserLimit = 256;

    private UserSession()
    {
    }

    /// <summary>A sign-in of now.</summary>
    /// <param name="id">Id, version 7; the cookie carries it.</param>
    /// <param name="personId">Who.</param>
    /// <param name="browser">What the browser calls itself; cut to <see cref="BrowserLimit"/>.</param>
    /// <param name="now">Now, UTC.</param>
    public UserSession(Guid id, Guid personId, string browser, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(browser);
        Id = id;
        PersonId = personId;
        Browser = browser.Length <= BrowserLimit ? browser : browser[..BrowserLimit];
        StartedAt = now;
        LastSeenAt = now;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is signed in.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What the browser calls itself.</summary>
    public string Browser { get; private set; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was used last, UTC, to some minutes.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When it was ended, UTC; <see langword="null"/> while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>It is used.</summary>
    public void Touch(DateTimeOffset now) => LastSeenAt = now;

    /// <summary>It holds no longer.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}
